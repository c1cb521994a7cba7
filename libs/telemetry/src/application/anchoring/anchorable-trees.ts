import type { EntityManager } from 'typeorm';
import { type AnchoringStopped, LogBehindChain, LogForked, RootRestated } from '../../domain/evidence/anchor-errors.js';
import {
  consistencyProof,
  nodesOfConsistency,
  nodesOfRoot,
  type ReadNode,
  rootAt,
} from '../../domain/evidence/proofs.js';
import { NodeMissing } from '../../domain/evidence/tree-errors.js';
import type { NodeId } from '../../domain/evidence/tree-nodes.js';
import { isConsistent } from '../../domain/evidence/verify-proofs.js';
import { isSameHash } from '../../domain/sha256.js';
import { siteName } from '../../domain/site-name.js';
import { readNodes } from '../../infra/read-nodes.js';
import type { ChangedTree } from '../../infra/read-trees.js';

export interface JudgedTrees {
  readonly anchorable: readonly ChangedTree[];
  /** By the site's number. */
  readonly stopped: ReadonlyMap<string, AnchoringStopped>;
}

/**
 * Which trees the log may sign: those of which the stored nodes prove that they begin with what is anchored. Whoever asks for the proof later gets it from
 * the same nodes, so nothing is signed that could convict the log.
 */
export async function judgeTrees(db: EntityManager, trees: readonly ChangedTree[]): Promise<JudgedTrees> {
  const grown = trees.filter(({ head, anchored }) => head.size > anchored.size);
  const wanted = grown.flatMap((tree) => nodesBehind(tree).map((node) => ({ site: tree.site, ...node })));
  const nodesOf = await readNodes(db, wanted);
  const stopped = new Map<string, AnchoringStopped>();
  const anchorable: ChangedTree[] = [];
  for (const tree of trees) {
    const fault = faultOf(tree, nodesOf(tree.site));
    if (fault) stopped.set(tree.site, fault);
    else anchorable.push(tree);
  }
  return { anchorable, stopped };
}

function faultOf({ site, head, anchored, stated }: ChangedTree, read: ReadNode): AnchoringStopped | undefined {
  const name = siteName(Number(site));
  if (head.size < anchored.size) return new LogBehindChain(name, head.size, anchored.size);
  if (stated && !isSameHash(stated, head.root)) return new RootRestated(name, head.size);
  return isProved({ head, anchored }, read) ? undefined : new LogForked(name, head.size, anchored.size);
}

type Heads = Pick<ChangedTree, 'head' | 'anchored'>;

/** RFC 9162 proves consistency of trees that have a leaf at least. */
function nodesBehind({ head, anchored }: Heads): NodeId[] {
  return anchored.size === 0 ? nodesOfRoot(head.size) : nodesOfConsistency(anchored.size, head.size);
}

function isProved({ head, anchored }: Heads, read: ReadNode): boolean {
  try {
    if (anchored.size === 0) return isSameHash(rootAt(head.size, read), head.root);
    return isConsistent(anchored, head, consistencyProof(anchored.size, head.size, read));
  } catch (error) {
    if (error instanceof NodeMissing) return false;
    throw error;
  }
}
