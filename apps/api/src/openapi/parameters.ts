import type { Operation, Route } from './operations.js';

interface Parameter {
  readonly in: string;
  readonly name: string;
  description?: string;
  required?: boolean;
}

/** Headers that a route reads by itself; whoever has another way in leaves them out. */
const HEADERS: Readonly<Record<string, string>> = {
  authorization: 'The client id and its secret by HTTP Basic, or the secret that one was given as `Bearer`.',
};

/** What a part of a path names, by the path up to it; the longest first. */
const PATH_PARTS: readonly (readonly [path: RegExp, says: string])[] = [
  [/\/gateways\/\{name\}\/keys\/\{id\}$/, 'The id of a key of the gateway, a UUID.'],
  [/\/certificates\/\{serial\}$/, 'The certificate’s serial number, in hexadecimal digits.'],
  [/\/gateways\/\{name\}$/, 'The gateway’s name at its site.'],
  [/\/(readers|releasers)\/\{party\}$/, 'The number of the party that is let see, or that releases.'],
  [/\/enrolments\/\{id\}$|gateway-enrolments\/\{id\}$/, 'The id of a gateway’s request to come in, a UUID.'],
  [/\/series\/\{id\}$/, 'The number of a series, in decimal digits.'],
  [/\/rules\/\{id\}$/, 'The id of a rule of the site, a UUID.'],
  [/\/sites\/\{site\}\/acts\/\{id\}$/, 'The id of a paper of the site or of what was done at an alarm, a UUID.'],
  [/\/alarms\/\{id\}$/, 'The alarm’s id, a UUID.'],
  [/\/outages\/\{id\}$/, 'The id of a maintenance window or of a device out of service, a UUID.'],
  [/\/log\/entries\/\{position\}$/, 'A place in the site’s log, from 0.'],
  [/\/sites\/\{site\}$/, 'The site, such as `site-1`.'],
  [/\/acts\/\{id\}$/, 'The act’s id, a UUID.'],
  [/\/facts\/\{key\}$/, 'The fact’s key: 32 bytes in hexadecimal digits after 0x.'],
  [/\/organisations\/\{party\}$/, 'The organisation’s party number, in decimal digits.'],
  [/\/reviews\/\{id\}\/documents\/\{document\}$/, 'The id of a paper or record of the review, a UUID.'],
  [/\/documents\/\{id\}$/, 'The document’s id, a UUID.'],
  [/\/warehouse-receipts\/\{id\}$/, 'The record’s id, a UUID.'],
  [/\/records\/\{id\}$/, 'The record’s id, a UUID.'],
  [/\/(reviews|verifications)\/\{id\}$/, 'The verification’s id, a UUID.'],
  [/\/programmes\/\{programme\}$/, 'The programme’s number, in decimal digits.'],
  [/\/quote-requests\/\{id\}$/, 'The request’s id, a UUID.'],
  [/\/receivables\/\{id\}$/, 'The receivable’s id, in decimal digits.'],
  [/\/registrations\/\{id\}$/, 'The registration’s id, a UUID.'],
  [/\/sessions\/\{session\}$/, 'The session’s id, a UUID.'],
  [/\/people\/\{person\}$/, 'The person’s id, a UUID.'],
  [/\/secrets\/\{secret\}$/, 'The id of one of the credential’s secrets, a UUID; not the secret.'],
  [/\/api-clients\/\{clientId\}$/, 'The credential’s client id.'],
  [/\/deliveries\/\{delivery\}$/, 'The id of a message that was sent, a UUID.'],
  [/\/acting-passkeys\/\{passkey\}$/, 'The acting passkey’s id, a UUID.'],
  [/\/account-changes\/\{change\}$/, 'The id of a change of your account that was kept, a UUID.'],
  [/\/document-batches\/\{id\}$/, 'The batch’s id, a UUID.'],
  [/\/files\/\{sha256\}$/, 'The SHA-256 of the file, 64 hexadecimal digits in lower case.'],
  [/\/webhooks\/\{id\}$/, 'The webhook’s id, a UUID.'],
];

const IDEMPOTENCY_KEY = {
  ...{
    in: 'header',
    name: 'idempotency-key',
    required: false,
    schema: { type: 'string', pattern: '^[\\w.:-]{8,128}$' },
  },
  description:
    'Makes a repeat safe: within 24 hours the same request with the same key is answered as the first was, and nothing is done twice.',
  example: '4f1c1f5e-order-2027-0001',
};

/** Says of each part of a path what it names, and that what changes something may be repeated safely. */
export function tellParameters({ method, path, operation }: Route): void {
  const parameters = (operation.parameters ??= []) as Parameter[];
  for (const parameter of parameters.filter((one) => one.in === 'header')) {
    // Nest takes every header that a handler reads for one that is needed.
    const told = parameters.find((one) => one !== parameter && one.name.toLowerCase() === parameter.name);
    parameter.required = false;
    const says = told?.description ?? HEADERS[parameter.name];
    if (says !== undefined) parameter.description ??= says;
    if (told) parameters.splice(parameters.indexOf(told), 1);
  }
  for (const parameter of parameters) {
    if (parameter.in !== 'path' || parameter.description !== undefined) continue;
    const upTo = path.slice(0, path.indexOf(`{${parameter.name}}`) + parameter.name.length + 2);
    const says = PATH_PARTS.find(([part]) => part.test(upTo))?.[1];
    if (says !== undefined) parameter.description = says;
  }
  if (method === 'post' && isForSomebody(operation)) parameters.push(IDEMPOTENCY_KEY);
}

const isForSomebody = ({ security }: Operation) => security !== undefined;
