import { HASH_BYTES } from '../batch/batch.js';
import { OutsideTree } from './tree-errors.js';
import { hashOfNode, hashOfSubtrees } from './tree-hash.js';
import type { StoredNode } from './tree-nodes.js';

/** All that appending needs of a tree: its complete subtrees from the left, one for each bit of its size. 32 bytes each, at most 53. */
export interface CompactRange {
  readonly size: number;
  readonly subtrees: readonly Uint8Array[];
}

export const EMPTY_RANGE: CompactRange = { size: 0, subtrees: [] };

/** A range as it was stored. Throws `OutsideTree` when its parts do not fit together. */
export function compactRange(size: number, subtrees: readonly Uint8Array[]): CompactRange {
  const bits = Number.isSafeInteger(size) && size >= 0 ? size.toString(2).replaceAll('0', '').length : -1;
  if (subtrees.length !== bits || subtrees.some(({ length }) => length !== HASH_BYTES)) {
    throw new OutsideTree(`expected a hash of ${HASH_BYTES} bytes for each bit of the tree's size`);
  }
  return { size, subtrees };
}

/** The tree with one leaf more, and the subtrees that it completed: to be stored, the leaf first. */
export function appendLeaf(
  { size, subtrees }: CompactRange,
  leaf: Uint8Array,
): { readonly range: CompactRange; readonly completed: readonly StoredNode[] } {
  const left = [...subtrees];
  let node: StoredNode = { level: 0, index: size, hash: leaf };
  const completed = [node];
  while (node.index % 2 === 1) {
    const sibling = left.pop();
    if (!sibling) throw new OutsideTree('expected a subtree for each bit of the size');
    node = { level: node.level + 1, index: (node.index - 1) / 2, hash: hashOfNode(sibling, node.hash) };
    completed.push(node);
  }
  return { range: { size: size + 1, subtrees: [...left, node.hash] }, completed };
}

export const rootOf = ({ subtrees }: CompactRange): Uint8Array => hashOfSubtrees(subtrees);
