/** A complete subtree: of level L and index i are the leaves from i 2^L to (i + 1) 2^L - 1. */
export interface NodeId {
  readonly level: number;
  readonly index: number;
}

/** Every complete subtree is stored, once, when its last leaf comes, and never changes. A tree of n leaves has less than 2n of them. */
export interface StoredNode extends NodeId {
  readonly hash: Uint8Array;
}

/** Leaves from `from` up to and without `to`. */
export interface LeafRange {
  readonly from: number;
  readonly to: number;
}

/** The largest power of two below n, where RFC 9162 2.1.1 splits a tree. Sizes go beyond 32 bits, so no bitwise operator is used on them. */
export function splitOf(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

/** The complete subtrees that make up a range, from the left, which is the largest. A range of a proof begins where that fits. */
export function nodesOf({ from, to }: LeafRange): NodeId[] {
  const nodes: NodeId[] = [];
  let start = from;
  while (start < to) {
    let level = 0;
    let size = 1;
    while (size * 2 <= to - start) {
      size *= 2;
      level += 1;
    }
    nodes.push({ level, index: start / size });
    start += size;
  }
  return nodes;
}
