import { randomInt, randomUUID } from 'node:crypto';
import type { ApiDocument, Operation } from '../openapi/api-document.js';
import { ExampleMissing, exampleOf, PLAIN_EXAMPLES } from '../openapi/examples.js';
import type { Affairs } from './peopled-platform.js';

/** What a part of a path or a field of a body names: an affair of somebody, and one that nobody has. */
interface Place {
  readonly of: (affairs: Affairs & { readonly party: string }) => string;
  readonly madeUp: () => string;
}

const digits = (length: number) => Array.from({ length }, () => String(randomInt(1, 10))).join('');
const hex = (bytes: number) =>
  randomUUID()
    .replaceAll('-', '')
    .repeat(2)
    .slice(0, bytes * 2);
const uuid = (of: Place['of']): Place => ({ of, madeUp: () => randomUUID() });
const SITE: Place = { of: ({ site }) => site, madeUp: () => `site-${digits(6)}` };
const PARTY: Place = { of: ({ party }) => party, madeUp: () => `4${digits(8)}` };
const RECEIVABLE: Place = { of: ({ receivable }) => receivable, madeUp: () => digits(49) };
const PROGRAMME: Place = { of: ({ programme }) => programme, madeUp: () => digits(9) };

/** By the part of the path and all before it, the longest first. */
const PATHS: readonly (readonly [path: RegExp, place: Place])[] = [
  [/^\/v1\/sites\/\{site\}\/gateways\/\{name\}\/keys\/\{id\}/, uuid(({ gatewayKey }) => gatewayKey)],
  [/^\/v1\/sites\/.*\/certificates\/\{serial\}/, { of: ({ certificate }) => certificate, madeUp: () => hex(16) }],
  [/^\/v1\/sites\/\{site\}\/gateways\/\{name\}/, { of: ({ gateway }) => gateway, madeUp: () => `g-${hex(4)}` }],
  [/^\/v1\/sites\/\{site\}\/(readers|releasers)\/\{party\}/, PARTY],
  [/^\/v1\/sites\/\{site\}\/enrolments\/\{id\}/, uuid(({ enrolment }) => enrolment)],
  [/^\/v1\/sites\/\{site\}\/series\/\{id\}/, { of: ({ series }) => series, madeUp: () => digits(6) }],
  [/^\/v1\/sites\/\{site\}\/rules\/\{id\}/, uuid(({ rule }) => rule)],
  [/^\/v1\/sites\/\{site\}\/acts\/\{id\}/, uuid(({ siteAct }) => siteAct)],
  [/^\/v1\/sites\/\{site\}\/alarms\/\{id\}/, uuid(({ alarm }) => alarm)],
  [/^\/v1\/sites\/\{site\}\/outages\/\{id\}/, uuid(({ outage }) => outage)],
  [/^\/v1\/sites\/\{site\}\/log\/entries\/\{position\}/, { of: () => '1', madeUp: () => digits(5) }],
  [/^\/v1\/sites\/\{site\}/, SITE],
  [/^\/v1\/gateway-enrolments\/\{id\}/, uuid(({ entered }) => entered)],
  [/^\/v1\/acts\/\{id\}/, uuid(({ act }) => act)],
  [/^\/v1\/facts\/\{key\}/, { of: ({ fact }) => fact, madeUp: () => `0x${hex(32)}` }],
  [/^\/v1\/organisations\/\{party\}/, PARTY],
  [/^\/v1\/documents\/\{id\}/, uuid(({ invoice }) => invoice)],
  [/^\/v1\/document-batches\/.*\/files\/\{sha256\}/, { of: ({ batchFile }) => batchFile, madeUp: () => hex(32) }],
  [/^\/v1\/document-batches\/\{id\}/, uuid(({ batch }) => batch)],
  [/^\/v1\/records\/\{id\}/, uuid(({ record }) => record)],
  [/^\/v1\/warehouse-receipts\/\{id\}/, uuid(({ receipt }) => receipt)],
  [/^\/v1\/reviews\/\{id\}\/documents\/\{document\}/, uuid(({ reviewDocument }) => reviewDocument)],
  [/^\/v1\/reviews\/\{id\}/, uuid(({ review }) => review)],
  [/^\/v1\/verifications\/\{id\}/, uuid(({ verification }) => verification)],
  [/^\/v1\/programmes\/\{programme\}/, PROGRAMME],
  [/^\/v1\/quote-requests\/\{id\}/, uuid(({ quoteRequest }) => quoteRequest)],
  [/^\/v1\/receivables\/\{id\}/, RECEIVABLE],
  [/^\/v1\/duplicate-registry\/registrations\/\{id\}/, uuid(({ registration }) => registration)],
  [/^\/v1\/people\/\{person\}\/sessions\/\{session\}/, uuid(({ session }) => session)],
  [/^\/v1\/people\/\{person\}/, uuid(({ person }) => person)],
  [/^\/v1\/account-changes\/\{change\}/, uuid(({ accountChange }) => accountChange)],
  [/^\/v1\/acting-passkeys\/\{passkey\}/, uuid(({ actingPasskey }) => actingPasskey)],
  [/^\/v1\/sessions\/\{session\}/, uuid(({ session }) => session)],
  [/^\/v1\/api-clients\/\{clientId\}\/secrets\/\{secret\}/, uuid(({ clientSecret }) => clientSecret)],
  [/^\/v1\/api-clients\/\{clientId\}/, uuid(({ apiClient }) => apiClient)],
  [/^\/v1\/webhooks\/\{id\}\/deliveries\/\{delivery\}/, uuid(({ delivery }) => delivery)],
  [/^\/v1\/webhooks\/\{id\}/, uuid(({ webhook }) => webhook)],
];

/** By the field's name; lists hold one. */
const FIELDS: Readonly<Record<string, Place>> = {
  ...{ receivable: RECEIVABLE, programme: PROGRAMME, site: SITE },
  ...{ verification: uuid(({ verification }) => verification), invoice: uuid(({ invoice }) => invoice) },
  ...{ act: uuid(({ act }) => act), rule: uuid(({ rule }) => rule), upTo: uuid(({ notice }) => notice) },
  ids: uuid(({ notice }) => notice),
  gateway: { of: ({ gateway }) => gateway, madeUp: () => `g-${hex(4)}` },
  ...{ party: PARTY, recipient: PARTY, buyer: PARTY, debtor: PARTY, verifier: PARTY, verifiers: PARTY, pledgee: PARTY },
  ...{ witness: PARTY, bank: PARTY, banks: PARTY, reviewer: PARTY },
};
const LISTS = new Set(['ids', 'verifiers', 'banks']);
export type NamedAffairs = Affairs & { readonly party: string };

/** Milliseconds since 1970, as the platform has it. */
export type Now = () => number;

const placeOf = (operation: Operation, parameter: string): Place => {
  const upTo = operation.path.slice(0, operation.path.indexOf(`{${parameter}}`) + parameter.length + 2);
  const known = PATHS.find(([path]) => path.exec(upTo)?.[0] === upTo);
  if (!known)
    throw new ExampleMissing(operation, `the path’s {${parameter}}`, 'PATHS in test/support/tenants/places.ts');
  return known[1];
};

const parametersOf = ({ path }: Operation) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** What stands for each part of a path; what is not made up is theirs. */
export function partsOf(operation: Operation, affairs: NamedAffairs, madeUp: readonly string[] = []) {
  const named = parametersOf(operation).map((name) => {
    const place = placeOf(operation, name);
    return [name, madeUp.includes(name) ? place.madeUp() : place.of(affairs)] as const;
  });
  return Object.fromEntries(named);
}

export function pathWith({ path }: Operation, parts: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '');
}

/** Each way to name something of theirs in a path with one or all of its parts made up; none when it names nothing. */
export function waysToMakeUp(operation: Operation): readonly (readonly string[])[] {
  const names = parametersOf(operation);
  return names.length > 1 ? [...names.map((name) => [name]), names] : names.map((name) => [name]);
}

/** What stands for each field of a body that names affairs; parties that are named exist. */
export function fieldsOf(affairs: NamedAffairs, naming: 'theirs' | 'made-up'): Readonly<Record<string, string>> {
  const named = Object.entries(FIELDS).map(([name, place]) => {
    return [name, naming === 'theirs' || place === PARTY ? place.of(affairs) : place.madeUp()] as const;
  });
  return Object.fromEntries(named);
}

/** A sound body with these fields. */
export function bodyWith(
  document: ApiDocument,
  operation: Operation,
  fields: Readonly<Record<string, string>>,
  now: Now,
): unknown {
  const [, schema] = operation.bodies.find(([type]) => type === 'application/json') ?? [];
  if (!schema) return undefined;
  const named = Object.entries(fields).map(([name, value]) => [name, LISTS.has(name) ? [value] : value] as const);
  return exampleOf(document, operation, schema, {
    ...PLAIN_EXAMPLES,
    ...momentsOf(operation, now),
    ...Object.fromEntries(named),
  });
}

/** A sound query, with what a route cannot do without. */
export function queryOf(operation: Operation, now: Now): string {
  const { parameters } = operation;
  const moments = momentsOf(operation, now);
  const needed = parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
  const isOfTime = parameters.some(({ name }) => name === 'bucketSeconds');
  const value = (name: string) => (isOfTime ? String(moments[name as keyof typeof moments]) : '1');
  return needed.length === 0 ? '' : `?${needed.map(({ name }) => `${name}=${value(name)}`).join('&')}`;
}

const OF_TIME = /^\/v1\/(sites|webhooks)\//;

/** Of a paper that is handed in now. At a site, and of a webhook, `from` is a time, with a claim a place in it. */
function momentsOf({ path }: Operation, now: Now) {
  const at = (ms: number) => new Date(now() + ms).toISOString();
  return { until: at(3_600_000), from: OF_TIME.test(path) ? at(-3_600_000) : '0', to: at(3_600_000) };
}

/** Whether a body of this kind names somebody's affairs at all. */
export function namesAffairs(body: unknown): boolean {
  const keys = JSON.stringify(body ?? null).match(/"(\w+)":/g) ?? [];
  return keys.some((key) => {
    const place = FIELDS[key.slice(1, -2)];
    return place !== undefined && place !== PARTY;
  });
}
