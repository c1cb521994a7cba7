import { encodeRlp, getBytes, keccak256, type RlpStructuredData } from 'ethers';

/** keccak256 of the RLP of nothing: the root of a tree without leaves. */
export const EMPTY_ROOT = keccak256(encodeRlp('0x'));

/** Of a Merkle-Patricia tree (Yellow Paper, appendix D). */
export interface Leaf {
  /** The hashed key, a hex digit each. */
  readonly path: string;
  readonly value: string;
}

export function rootOf(leaves: readonly Leaf[]): string {
  return leaves.length === 0 ? EMPTY_ROOT : keccak256(encodeRlp(nodeOf(leaves, 0)));
}

/** The node that stands for these leaves below so many digits of their paths. */
export function nodeOf(leaves: readonly Leaf[], depth: number): RlpStructuredData {
  const [first] = leaves;
  if (!first) return '0x';
  if (leaves.length === 1) return [compact(first.path.slice(depth), true), first.value];
  const shared = sharedLength(leaves, depth);
  if (shared > 0) return [compact(first.path.slice(depth, depth + shared), false), reference(leaves, depth + shared)];
  const branches = Map.groupBy(leaves, ({ path }) => path.charAt(depth));
  return [...'0123456789abcdef'].map((digit) => reference(branches.get(digit) ?? [], depth + 1)).concat('0x');
}

/** A node of less than 32 bytes stands in its parent itself, any other by its hash. */
function reference(leaves: readonly Leaf[], depth: number): RlpStructuredData {
  const node = nodeOf(leaves, depth);
  if (node === '0x') return node;
  const encoded = encodeRlp(node);
  return getBytes(encoded).length < 32 ? node : keccak256(encoded);
}

/** How many digits more all of the paths share. */
export function sharedLength(leaves: readonly Leaf[], depth: number): number {
  const [first, ...others] = leaves.map(({ path }) => path);
  let length = 0;
  while (
    first?.[depth + length] !== undefined &&
    others.every((path) => path[depth + length] === first[depth + length])
  )
    length += 1;
  return length;
}

/** Hex-prefix encoding: whether a leaf ends here, and whether the digits are odd in number, in the first digit. */
function compact(digits: string, isLeaf: boolean): string {
  const isOdd = digits.length % 2 === 1;
  const flag = (isLeaf ? 2 : 0) + (isOdd ? 1 : 0);
  return `0x${flag}${isOdd ? '' : '0'}${digits}`;
}
