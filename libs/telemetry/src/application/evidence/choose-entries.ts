import { type EntrySelection, measureEntries } from '../../infra/read-log.js';
import type { EntityManager } from 'typeorm';

/** What an entry costs in the file beside its envelope, and each hash of its path: bytes as JSON. */
const BYTES_OF_ENTRY = 200;
const BYTES_OF_HASH = 46;

export interface FileLimits {
  readonly maxEntries: number;
  readonly maxBytes: number;
}

/** Positions that fit one file; or the first that does not, and why. */
export type Chosen =
  | { readonly positions: readonly number[] }
  | { readonly firstBeyond: number; readonly limit: number; readonly unit: 'entries' | 'bytes' };

/** Before a byte of them is read. @param treeSize of the tree that they are shown in */
export async function chooseEntries(
  db: EntityManager,
  site: string,
  selection: EntrySelection,
  treeSize: number,
  { maxEntries, maxBytes }: FileLimits,
): Promise<Chosen> {
  const measured = await measureEntries(db, site, selection, maxEntries + 1);
  const besides = BYTES_OF_ENTRY + BYTES_OF_HASH * Math.ceil(Math.log2(Math.max(treeSize, 2)));
  let bytes = 0;
  for (const [place, entry] of measured.entries()) {
    bytes += besides + Math.ceil((entry.bytes * 4) / 3);
    const firstBeyond = entry.position;
    if (place >= maxEntries) return { firstBeyond, limit: maxEntries, unit: 'entries' };
    if (bytes > maxBytes) return { firstBeyond, limit: maxBytes, unit: 'bytes' };
  }
  return { positions: measured.map(({ position }) => position) };
}
