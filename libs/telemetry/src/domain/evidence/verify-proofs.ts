import { HASH_BYTES } from '../batch/batch.js';
import { isSameHash } from '../sha256.js';
import { hashOfNode } from './tree-hash.js';

/** A tree as it was anchored. The root alone does not tell its size: a proof may fit other sizes, so that both are trusted together. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

const half = (value: number) => Math.floor(value / 2);
const isOdd = (value: number) => value % 2 === 1;
const isNatural = (value: number) => Number.isSafeInteger(value) && value >= 0;
const areHashes = (path: readonly Uint8Array[]) => path.every(({ length }) => length === HASH_BYTES);

/** RFC 9162 2.1.3.2, step by step. Whether the leaf with this hash is at this index of the tree. */
export function isIncluded(
  leaf: Uint8Array,
  index: number,
  { size, root }: TreeHead,
  path: readonly Uint8Array[],
): boolean {
  if (!isNatural(index) || !isNatural(size) || index >= size || !areHashes([leaf, ...path])) return false;
  let [fn, sn, r] = [index, size - 1, leaf];
  for (const p of path) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      r = hashOfNode(p, r);
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      r = hashOfNode(r, p);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && isSameHash(r, root);
}

/** RFC 9162 2.1.4.2. Whether the second tree begins with the first, which has a leaf at least. */
export function isConsistent(first: TreeHead, second: TreeHead, proof: readonly Uint8Array[]): boolean {
  if (!isNatural(first.size) || !isNatural(second.size) || first.size < 1 || first.size > second.size) return false;
  if (first.size === second.size) return proof.length === 0 && isSameHash(first.root, second.root);
  return areHashes([first.root, ...proof]) && proof.length > 0 && isGrown(first, second, proof);
}

/** The standard's algorithm, step by step, for two sizes that differ. */
function isGrown(first: TreeHead, second: TreeHead, proof: readonly Uint8Array[]): boolean {
  let [fn, sn] = [first.size - 1, second.size - 1];
  while (isOdd(fn)) [fn, sn] = [half(fn), half(sn)];
  // What is left of first.size - 1 is 0 just when first.size is a power of two.
  const [start = first.root, ...path] = fn === 0 ? [first.root, ...proof] : proof;
  let [fr, sr] = [start, start];
  for (const c of path) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      [fr, sr] = [hashOfNode(c, fr), hashOfNode(c, sr)];
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      sr = hashOfNode(sr, c);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && isSameHash(fr, first.root) && isSameHash(sr, second.root);
}
