import { createHash } from 'node:crypto';

/** By what an attempt to sign in is counted. */
export interface AttemptNames {
  readonly pair: string;
  readonly address: string;
  readonly client: string;
  /** PostgreSQL's number for a lock on the pair. */
  readonly lock: string;
}

export function attemptNames(from: { readonly clientId: string; readonly address: string }): AttemptNames {
  const { clientId, address } = from;
  const pair = hashOf(clientId, address);
  return {
    pair: `pair ${pair.toString('hex')}`,
    address: `address ${hashOf(address).toString('hex')}`,
    client: `client ${hashOf(clientId).toString('hex')}`,
    lock: pair.readBigInt64BE().toString(),
  };
}

/** Each name by its own hash first: of two names, nobody shifts letters from one to the other. */
function hashOf(...names: readonly string[]): Buffer {
  const hash = createHash('sha256');
  for (const name of names) hash.update(createHash('sha256').update(name).digest());
  return hash.digest();
}
