import { sha256 } from '../sha256.js';

/** RFC 9162 2.1.1: leaves and nodes are told apart by their first byte, so that no node passes for a leaf. */
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export const hashOfLeaf = (...data: readonly Uint8Array[]): Uint8Array => sha256(LEAF, ...data);
export const hashOfNode = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(NODE, left, right);

/** The root of a tree without leaves. */
export const EMPTY_ROOT = sha256();

/** The root over complete subtrees side by side, from the largest, on the left, to the smallest. */
export function hashOfSubtrees(subtrees: readonly Uint8Array[]): Uint8Array {
  const last = subtrees.at(-1);
  return last ? subtrees.slice(0, -1).reduceRight((right, left) => hashOfNode(left, right), last) : EMPTY_ROOT;
}
