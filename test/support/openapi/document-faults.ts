import type { ApiDocument, Operation, Parameter, RawOperation } from './api-document.js';

/** What a reader of the document would miss, in words; nothing of a document that is whole. */
export function documentFaults(document: ApiDocument, tags: readonly string[]): readonly string[] {
  return document.operations.flatMap((operation) =>
    [...operationFaults(operation, tags), ...listFaults(document, operation)].map(
      (fault) => `${operation.name}: ${fault}`,
    ),
  );
}

function operationFaults(operation: Operation, tags: readonly string[]): readonly string[] {
  const { raw, parameters } = operation;
  return [
    ...wordFaults(operation, tags),
    ...answerFaults(operation),
    ...securityFaults(raw),
    ...parameters.flatMap(parameterFaults),
    ...Object.entries(raw.responses).flatMap(([status, response]) => refusalFaults(status, response)),
  ];
}

/** What comes in pages is a list: it is filtered, told in part and exported as all of them are. */
function listFaults(document: ApiDocument, { method, answers, parameters }: Operation): readonly string[] {
  const types = answers.get(200);
  const schema = types?.get('application/json');
  const members = schema ? (document.resolve(schema).properties ?? {}) : {};
  if (method !== 'GET' || !('nextCursor' in members)) return [];
  const isList = types?.has('text/csv') && parameters.some(({ name }) => name === 'fields');
  return isList ? [] : ['comes in pages and is no list: declareList, listQuery and AnswersList make it one'];
}

function wordFaults({ raw }: Operation, tags: readonly string[]): readonly string[] {
  const faults: string[] = [];
  if (!raw.summary)
    faults.push('has no summary: write a doc comment over the method, its first sentence is the summary');
  if (!raw.description) faults.push('has no description');
  if (raw.tags?.length !== 1 || !tags.includes(raw.tags[0] ?? ''))
    faults.push(`has the tags ${raw.tags?.join(', ')}: expected one of TAGS in apps/api/src/openapi/tags.ts`);
  return faults;
}

function answerFaults({ answers, problems, parameters, method, raw, path }: Operation): readonly string[] {
  const faults: string[] = [];
  if (answers.size === 0) faults.push('says of no status what it answers when all is well');
  if (!path.startsWith('/health/') && problems.size === 0) faults.push('says of no code that it may be refused with');
  const isKept = method === 'POST' && raw.security?.some((one) => 'machine' in one);
  if (isKept && !parameters.some(({ name }) => name === 'idempotency-key'))
    faults.push('says nothing of Idempotency-Key');
  return faults;
}

function refusalFaults(
  status: string,
  { description = '', ...more }: RawOperation['responses'][string],
): readonly string[] {
  const codes = (more['x-problems'] ?? [])
    .map(({ code }) => code)
    .filter((code) => !description.includes(`\`${code}\``));
  return codes.map((code) => `says of ${status} no word on ${code}`);
}

function securityFaults({ security }: RawOperation): readonly string[] {
  const machine = security?.find((one) => 'machine' in one)?.['machine'];
  if (!security || security.some((one) => 'bearer' in one)) return [];
  return machine?.length === 1 ? [] : ['says by no scope whom it lets in: RequireScope does'];
}

const parameterFaults = ({ name, description }: Parameter): readonly string[] =>
  description
    ? []
    : [`says nothing of the parameter ${name}: ApiProperty or PATH_PARTS in apps/api/src/openapi/parameters.ts`];
