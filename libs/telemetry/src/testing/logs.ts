import { appendLeaf, type CompactRange, EMPTY_RANGE, rootOf } from '../domain/evidence/compact-range.js';
import type { ReadNode } from '../domain/evidence/proofs.js';

export interface GrownLog {
  readonly range: CompactRange;
  readonly read: ReadNode;
  /** By size, from the empty tree on. */
  readonly roots: readonly Uint8Array[];
  readonly stored: number;
}

/** A log with these leaf hashes, appended one after the other, its nodes stored as a database would. */
export function grown(leaves: readonly Uint8Array[]): GrownLog {
  const nodes = new Map<string, Uint8Array>();
  let range = EMPTY_RANGE;
  const roots = [rootOf(range)];
  for (const leaf of leaves) {
    const appended = appendLeaf(range, leaf);
    for (const { level, index, hash } of appended.completed) nodes.set(`${level}:${index}`, hash);
    range = appended.range;
    roots.push(rootOf(range));
  }
  return { range, roots, read: ({ level, index }) => nodes.get(`${level}:${index}`), stored: nodes.size };
}
