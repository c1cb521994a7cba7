import { randomUUID } from 'node:crypto';
import type { ApiDocument, Operation, Schema } from './api-document.js';

/** What a field of this name holds in a sound request, whatever the request; a function where each request needs another. */
export type Examples = Readonly<Record<string, unknown>>;

export class ExampleMissing extends Error {
  constructor(operation: Operation, field: string, table: string) {
    super(`${operation.name} has ${field}, of which there is no example: add one to ${table}`);
    this.name = 'ExampleMissing';
  }
}

const ACCOUNT = '0xde709f2102306220921060314715629080e2fb77';
const SIGNATURE = `0x${'1b'.repeat(65)}`;
const NOW = '2027-01-01T00:00:00.000Z';
const BYTES = 'AQIDBAUGBwg';
const POINT = 'e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76';

/** Of fields that name nobody's affairs, by their name or, where a name means something else, by route and name; what names some is in the table of references. */
export const PLAIN_EXAMPLES: Examples = {
  ...{ amountMinor: '1000', faceMinor: '1000', limitMinor: '1000', priceMinor: '900', valueMinor: '17' },
  ...{ partsMinor: ['400', '600'], froms: ['0', '1000'], cap: '1000', threshold: 1, maxTenorDays: 30 },
  ...{ dueDate: '2027-03-31', payBy: '2027-03-03', unlockFrom: '2027-03-05', until: NOW, since: NOW, to: NOW },
  ...{ issuedAt: '1800000000', bookedAt: '1800000000', verifiedUntil: '1900000000', deadline: '1900000000' },
  ...{ validFrom: '1700000000', validUntil: '0', partyEpoch: '1', reviewerEpoch: '1', validMinutes: 60, person: 1 },
  ...{ account: ACCOUNT, key: ACCOUNT, payer: ACCOUNT, remove: [], add: [], salt: `0x${'5a'.repeat(32)}` },
  ...{ signature: SIGNATURE, order: `0x${'0d'.repeat(32)}`, inputHash: `0x${'0e'.repeat(32)}` },
  ...{ ruleSetHash: `0x${'0f'.repeat(32)}`, bankReference: () => `0x${randomUUID().replaceAll('-', '').repeat(2)}` },
  ...{
    currency: 'CNY',
    name: () => `n-${randomUUID().slice(0, 8)}`,
    label: 'ERP',
    scopes: ['read'],
    roles: ['supplier'],
  },
  ...{ uscc: '914403001922038216', lei: 'HWUPKR0MPOU8FGXBT394', reason: 'seen', checks: ['papers-from-both-sides'] },
  ...{ device: 'scale-1', instance: 'scale-1/weight', change: '-5', quantity: '5', reference: 'REF-1' },
  ...{
    dialect: 'signed',
    algorithm: 'EdDSA',
    publicKey: BYTES,
    certificateRequest: BYTES,
    proof: BYTES,
    enrolment: BYTES,
  },
  ...{ code: 'tc1-site-1-a-b', settings: {}, mapping: {}, parameters: { device: 'scale-1', uncertainty: '0.5' } },
  ...{ ruleId: 'weight-loss', url: 'https://hooks.example.com/in', events: ['alarm-raised'], offer: true },
  ...{ open: true, disputed: true, accepted: true, grant_type: 'client_credentials', client_id: 'nobody' },
  ...{ client_secret: 'wrong', scope: 'read', keyId: 'a'.repeat(64), tag: 'b'.repeat(64), exact: 'c'.repeat(64) },
  ...{ near: ['1', '2', '3', '4'].map((digit) => digit.repeat(64)), blinded: [POINT], kind: 'permit' },
  ...{ terms: { valueMinor: '17' }, 'POST /v1/verifications/{id}/decision invoice': `0x${'0c'.repeat(32)}` },
  ...{ id: BYTES, rawId: BYTES, type: 'public-key', authenticatorAttachment: 'platform', clientExtensionResults: {} },
  ...{ clientDataJSON: BYTES, attestationObject: BYTES, authenticatorData: BYTES, userHandle: BYTES, deliver: 'token' },
  ...{
    publicKeyAlgorithm: -7,
    transports: ['internal'],
    expiresAt: NOW,
    token: 'none',
    token_type_hint: 'access_token',
  },
  ...{ sha256: '5e'.repeat(32), bytes: 100 },
  ...{ annualRatePercent: '3.6', feeMinor: '0', 'POST /v1/quote-requests kind': 'purchase' },
  ...{ 'POST /v1/people roles': ['viewer'], 'PUT /v1/people/{person}/roles roles': ['viewer'] },
  ...{ 'POST /v1/enrolment code': 'a'.repeat(43), 'POST /v1/enrolment/options code': 'a'.repeat(43) },
  ...{ 'POST /v1/enrolment publicKey': BYTES, 'POST /v1/sign-in signature': BYTES },
  ...{
    'POST /v1/acts/{id}/approvals signature': BYTES,
    'POST /v1/account-changes/{change}/approvals signature': BYTES,
    'POST /v1/acting-passkeys/{passkey}/possession signature': BYTES,
  },
  ...{ 'PUT /v1/sites/{site}/key publicKey': `0x${'7a'.repeat(32)}` },
};

const TABLE =
  'PLAIN_EXAMPLES in test/support/openapi/examples.ts, or to the references there if it names somebody’s affairs';

/** A request that is sound as far as a form can tell. */
export function exampleOf(document: ApiDocument, operation: Operation, schema: Schema, examples: Examples): unknown {
  const build = (field: string, given: Schema): unknown => {
    const resolved = document.resolve(given);
    const known = [`${operation.name} ${field}`, field].find((name) => name in examples);
    if (field !== '' && known !== undefined && resolved.properties === undefined) {
      const example = examples[known];
      return typeof example === 'function' ? (example as () => unknown)() : example;
    }
    if (resolved.properties) {
      return Object.fromEntries(Object.entries(resolved.properties).map(([name, inner]) => [name, build(name, inner)]));
    }
    const itemsOf = resolved.items && document.resolve(resolved.items);
    if (itemsOf?.properties) return [build(field, itemsOf)];
    if (field === '' && resolved.type === 'object') return {};
    throw new ExampleMissing(operation, `the field “${field}”`, TABLE);
  };
  return build('', schema);
}
