import { type Milestone } from '../batch/sequence/gateway-state.js';
import { HASH_BYTES } from '../batch/batch.js';
import { DEFAULT_BATCH_LIMITS } from '../batch/batch-limits.js';
import { readInstant, readName } from '../batch/read-fields.js';
import { encodeCbor } from '../cose/cbor.js';
import { CborReader } from '../cose/cbor-reader.js';
import { payloadMalformed } from '../cose/envelope-refused.js';
import { type FindKey, openEnvelope } from '../cose/open-envelope.js';
import { signPayload } from '../cose/sign-payload.js';
import type { Signer } from '../cose/signer.js';

/**
 * The log's word that it holds an epoch of a gateway from its first batch up to this one, verified, committed and numbered. A gateway forgets what it
 * covers, and before that compares the hash with its own.
 */
export interface Receipt {
  readonly site: string;
  readonly gateway: string;
  readonly bootEpoch: bigint;
  /** The last batch before the first hole, and its hash. */
  readonly unbroken: Milestone;
  /** The index of that batch's leaf in the log. */
  readonly logPosition: number;
  /** When that batch came, by the intake's clock: milliseconds since 1970. */
  readonly receivedAtMs: number;
}

const KEY = { site: 1, gateway: 2, bootEpoch: 3, seq: 4, hash: 5, logPosition: 6, receivedAt: 7 };
const FIELDS = 7;
/** Its two names and fixed fields come to less than 400. */
const MAX_BYTES = 1_024;

export async function signReceipt(receipt: Receipt, signer: Signer): Promise<Uint8Array> {
  const { site, gateway, bootEpoch, unbroken, logPosition, receivedAtMs } = receipt;
  const payload = encodeCbor(
    new Map<number, string | bigint | number | Uint8Array>([
      [KEY.site, site],
      [KEY.gateway, gateway],
      [KEY.bootEpoch, bootEpoch],
      [KEY.seq, unbroken.seq],
      [KEY.hash, unbroken.hash],
      [KEY.logPosition, logPosition],
      [KEY.receivedAt, receivedAtMs],
    ]),
  );
  readReceipt(payload, site);
  return signPayload(payload, { purpose: 'receipt', site }, signer);
}

/** @param findKey the log's keys of this site. @throws EnvelopeRefused and nothing else */
export function openReceipt(bytes: Uint8Array, site: string, findKey: FindKey): Receipt {
  const { envelope } = openEnvelope(bytes, { purpose: 'receipt', site }, findKey, MAX_BYTES);
  return readReceipt(envelope.payload, site);
}

function readReceipt(payload: Uint8Array, expectedSite: string): Receipt {
  const reader = new CborReader(payload, 'payload-malformed');
  if (reader.map('receipt') !== FIELDS) throw payloadMalformed(`receipt: expected ${FIELDS} fields`);
  reader.key(KEY.site, 'receipt');
  const site = readName(reader, 'site', DEFAULT_BATCH_LIMITS);
  if (site !== expectedSite) throw payloadMalformed('site: expected the one that the receipt is signed for');
  reader.key(KEY.gateway, 'receipt');
  const gateway = readName(reader, 'gateway', DEFAULT_BATCH_LIMITS);
  reader.key(KEY.bootEpoch, 'receipt');
  const bootEpoch = reader.unsigned('boot epoch');
  reader.key(KEY.seq, 'receipt');
  const seq = reader.unsigned('seq');
  reader.key(KEY.hash, 'receipt');
  const hash = reader.bytes('hash');
  if (hash.length !== HASH_BYTES) throw payloadMalformed(`hash: expected ${HASH_BYTES} bytes`);
  reader.key(KEY.logPosition, 'receipt');
  const logPosition = Number(reader.unsigned('log position'));
  if (!Number.isSafeInteger(logPosition)) throw payloadMalformed('log position: expected less than 2^53');
  reader.key(KEY.receivedAt, 'receipt');
  const receivedAtMs = readInstant(reader, 'received at');
  reader.end();
  return { site, gateway, bootEpoch, unbroken: { seq, hash }, logPosition, receivedAtMs };
}
