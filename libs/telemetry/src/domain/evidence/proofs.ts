import { NodeMissing, OutsideTree } from './tree-errors.js';
import { hashOfSubtrees } from './tree-hash.js';
import { type LeafRange, type NodeId, nodesOf, splitOf } from './tree-nodes.js';

/** Looks up a stored node. */
export type ReadNode = (node: NodeId) => Uint8Array | undefined;

/** RFC 9162 2.1.3.1, PATH(m, D[n]): the subtrees beside the way from a leaf to the root, from the leaf up. */
function inclusionRanges(index: number, size: number): LeafRange[] {
  if (!isSize(size) || !Number.isSafeInteger(index) || index < 0 || index >= size) {
    throw new OutsideTree(`a tree of ${size} leaves has no leaf ${index}`);
  }
  const beside: LeafRange[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      beside.push({ from: middle, to });
      to = middle;
    } else {
      beside.push({ from, to: middle });
      from = middle;
    }
  }
  return beside.reverse();
}

/** RFC 9162 2.1.4.1, SUBPROOF(m, D[n], true). */
function consistencyRanges(first: number, second: number): LeafRange[] {
  if (!isSize(first) || !isSize(second) || first < 1 || first > second) {
    throw new OutsideTree(`a tree of ${second} leaves did not grow from one of ${first}`);
  }
  const beside: LeafRange[] = [];
  let [from, to] = [0, second];
  while (to !== first) {
    const middle = from + splitOf(to - from);
    if (first <= middle) {
      beside.push({ from: middle, to });
      to = middle;
    } else {
      beside.push({ from, to: middle });
      from = middle;
    }
  }
  // A subtree that begins with the tree is the first tree itself, whose root the verifier has.
  if (from > 0) beside.push({ from, to });
  return beside.reverse();
}

/** The stored nodes that a proof of inclusion is made from: one query's worth, before `inclusionProof`. */
export const nodesOfInclusion = (index: number, size: number): NodeId[] =>
  inclusionRanges(index, size).flatMap(nodesOf);

/** The stored nodes that a proof of consistency is made from. */
export const nodesOfConsistency = (first: number, second: number): NodeId[] =>
  consistencyRanges(first, second).flatMap(nodesOf);

/** The stored nodes that the root of the tree of a size is made from. */
export function nodesOfRoot(size: number): NodeId[] {
  if (!isSize(size)) throw new OutsideTree(`there is no tree of ${size} leaves`);
  return nodesOf({ from: 0, to: size });
}

/** The root of the tree when it had this size. Throws `OutsideTree`, `NodeMissing`. */
export const rootAt = (size: number, read: ReadNode): Uint8Array =>
  hashOfSubtrees(nodesOfRoot(size).map((node) => found(node, read)));

/** That a leaf is in the tree of a size. Throws `OutsideTree`, `NodeMissing`. */
export const inclusionProof = (index: number, size: number, read: ReadNode): Uint8Array[] =>
  inclusionRanges(index, size).map((range) => hashOfRange(range, read));

/** That the tree of one size grew into the tree of another, nothing of it changed. Throws `OutsideTree`, `NodeMissing`. */
export const consistencyProof = (first: number, second: number, read: ReadNode): Uint8Array[] =>
  consistencyRanges(first, second).map((range) => hashOfRange(range, read));

function hashOfRange(range: LeafRange, read: ReadNode): Uint8Array {
  return hashOfSubtrees(nodesOf(range).map((node) => found(node, read)));
}

function found(node: NodeId, read: ReadNode): Uint8Array {
  const hash = read(node);
  if (!hash) throw new NodeMissing(node);
  return hash;
}

const isSize = (size: number) => Number.isSafeInteger(size) && size >= 0;
