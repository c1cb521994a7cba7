import { encodeRlp, keccak256 } from 'ethers';
import { type Leaf, nodeOf, rootOf, sharedLength } from '../../libs/chain/src/audit/trie.js';

/** A tree with the proofs of what is in it and of what is not, as a node of its own would give them. */
export class StateTrie {
  readonly root: string;
  readonly #leaves: readonly Leaf[];

  /** @param values by key, neither hashed */
  constructor(values: ReadonlyMap<string, string>) {
    this.#leaves = [...values].map(([key, value]) => ({ path: keccak256(key).slice(2), value }));
    this.root = rootOf(this.#leaves);
  }

  proofOf(key: string): readonly string[] {
    return below(this.#leaves, keccak256(key).slice(2), 0);
  }
}

function below(leaves: readonly Leaf[], path: string, depth: number): readonly string[] {
  if (leaves.length === 0) return [];
  const node = encodeRlp(nodeOf(leaves, depth));
  // A node of less than 32 bytes stands in its parent.
  const own = depth === 0 || node.length >= 2 + 2 * 32 ? [node] : [];
  if (leaves.length === 1) return own;
  const shared = sharedLength(leaves, depth);
  const next = depth + (shared > 0 ? shared : 1);
  const within = leaves.filter((leaf) => leaf.path.slice(depth, next) === path.slice(depth, next));
  return [...own, ...below(within, path, next)];
}
