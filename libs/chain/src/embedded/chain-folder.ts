import { join } from 'node:path';

/** Where things are in the embedded chain's folder. */
export interface ChainFolder {
  readonly path: string;
  readonly identity: string;
  readonly genesis: string;
  /** Which anvil runs for this folder. */
  readonly node: string;
  /** Named on anvil's command line, so that a process is recognised as this folder's node. Nothing in it outlives the node. */
  readonly cache: string;
  readonly dumps: string;
}

export function chainFolder(path: string): ChainFolder {
  return {
    path,
    identity: join(path, 'identity.json'),
    genesis: join(path, 'genesis.json'),
    node: join(path, 'node.json'),
    cache: join(path, 'node-cache'),
    dumps: join(path, 'dumps'),
  };
}
