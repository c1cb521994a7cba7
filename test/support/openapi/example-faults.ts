import { UNSHOWN_OPERATIONS } from './unshown.js';
import type { ApiDocument, Operation, Schema } from './api-document.js';
import { DocumentSchemas } from './document-schemas.js';

const WRITE = 'run `npm run generate:examples` and commit the result';

/** Operations without an example, examples that do not fit, and fields that none of them shows. */
export function exampleFaults(document: ApiDocument): readonly string[] {
  const schemas = new DocumentSchemas(document.schemas);
  const shownFields = new Set<string>();
  const see = (schema: Schema, value: unknown): void => {
    const { properties = {}, items } = document.resolve(schema);
    if (Array.isArray(value)) for (const one of value) if (items) see(items, one);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const name = nameOf(schema);
    for (const [field, inner] of Object.entries(value)) {
      if (name !== undefined) shownFields.add(`${name}/${field}`);
      const known = properties[field];
      if (known) see(known, inner);
    }
  };
  const faults = document.operations.flatMap((operation) => {
    if (UNSHOWN_OPERATIONS.has(operation.name)) return [];
    const told = examplesOf(operation);
    for (const { schema, example } of told) if (example !== undefined) see(schema, example);
    return told.flatMap(({ what, schema, example, isNeeded }) => {
      if (example === undefined) return isNeeded ? [`${operation.name}: ${what} has no example: ${WRITE}`] : [];
      return schemas
        .faultsOf(schema, example)
        .map((fault) => `${operation.name}: the example of ${what}: ${fault}: ${WRITE}`);
    });
  });
  return [...faults, ...unshown(document, shownFields)];
}

const nameOf = ({ $ref, allOf }: Schema) => ($ref ?? allOf?.[0]?.$ref)?.split('/').at(-1);

function examplesOf({ raw, parameters, path }: Operation) {
  const asked = Object.entries(raw.requestBody?.content ?? {});
  const answered = Object.entries(raw.responses).flatMap(([status, { content = {}, ...more }]) =>
    Object.entries(content).flatMap(([type, media]) =>
      type === 'application/json' && !('x-problems' in more) ? [[status, media] as const] : [],
    ),
  );
  // Bytes are shown by none.
  const isAsked =
    asked.every(([, { schema }]) => schema.format === 'binary') ||
    asked.some(([, { example }]) => example !== undefined);
  return [
    ...parameters
      .filter((parameter) => parameter.in === 'path')
      .map(({ name, schema = {}, example }) => ({ what: `{${name}} of ${path}`, schema, example, isNeeded: true })),
    ...asked.map(([type, { schema, example }]) => ({
      what: `the body as ${type}`,
      schema: type.endsWith('json') ? schema : {},
      example,
      isNeeded: !isAsked,
    })),
    ...answered.map(([status, { schema = {}, example }]) => ({
      what: `the answer ${status}`,
      schema,
      example,
      isNeeded: false,
    })),
  ];
}

/** Fields that say nothing of what they hold: neither an example shows them nor a description tells. */
function unshown(document: ApiDocument, shown: ReadonlySet<string>): readonly string[] {
  const kinds = new Set([...shown].map((field) => field.split('/')[0]));
  const isTold = (field: Schema) => field.description !== undefined || field.enum !== undefined;
  return Object.entries(document.schemas).flatMap(([name, { properties = {} }]) =>
    Object.entries(properties)
      .filter(
        ([field, schema]) =>
          kinds.has(name) && !shown.has(`${name}/${field}`) && !isTold(schema) && !isTold(document.resolve(schema)),
      )
      .map(([field]) => `${name}/${field} is in no example and has no description: ${WRITE}`),
  );
}
