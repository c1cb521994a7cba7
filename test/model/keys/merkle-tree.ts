import { id, keccak256 } from 'ethers';
import type { Tree } from '../ledger/act.js';
import { bytesOf } from './abi.js';

/** OpenZeppelin’s: leaves are hashed twice, pairs in their order; what has no neighbour goes up as it is. */
export function rootOf(tree: Tree): string {
  return climb(tree, 0).root;
}

/** Of the act; of the first if it is not there. */
export function proofOf(tree: Tree, act: string): readonly string[] {
  return climb(tree, Math.max(tree.acts.indexOf(act), 0)).proof;
}

function climb(
  { acts, levelsAbove }: Tree,
  leaf: number,
): { readonly root: string; readonly proof: readonly string[] } {
  let level = acts.map((act) => keccak256(keccak256(act)));
  let at = leaf;
  const proof: string[] = [];
  while (level.length > 1) {
    const neighbour = level[at ^ 1];
    if (neighbour !== undefined) proof.push(neighbour);
    level = level.flatMap((node, index) => (index % 2 === 0 ? [joined(node, level[index + 1])] : []));
    at >>= 1;
  }
  let [root = ''] = level;
  for (let height = 0; height < levelsAbove; height++) {
    const other = id(`level ${height}`);
    proof.push(other);
    root = joined(root, other);
  }
  return { root, proof };
}

function joined(one: string, other: string | undefined): string {
  if (other === undefined) return one;
  return keccak256(bytesOf(one < other ? one + other.slice(2) : other + one.slice(2)));
}
