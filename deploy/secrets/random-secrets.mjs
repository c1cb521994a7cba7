import { randomBytes } from 'node:crypto';

const word = () => randomBytes(32).toString('base64url');
const hex = () => randomBytes(32).toString('hex');

/** A private key of secp256k1, or the seed of one of Ed25519. With the top bit cleared every value but zero is below the curve's order, and zero has no chance. */
function key() {
  const bytes = randomBytes(32);
  bytes[0] &= 0x7f;
  return `0x${bytes.toString('hex')}`;
}

/** What is random and follows from nothing else, by the name of its file. */
export const randomSecrets = {
  'postgres-password': word,
  'owner-database-password': word,
  'api-database-password': word,
  'worker-database-password': word,
  'ingest-database-password': word,
  'operator-client-secret': word,
  'verifier-token': word,
  'blind-key-token': word,
  'blind-key-seed': hex,
  'webhook-key': hex,
  'deployer-key': key,
  'relayer-keys': key,
  'evidence-log-key': key,
  'receipt-key': key,
  'verifier-private-key': key,
  'nullifier-keys': () => `1:${key()}`,
};
