import type { EntityManager } from 'typeorm';
import { compactRange, rootOf } from '../domain/evidence/compact-range.js';
import { EMPTY_ROOT } from '../domain/evidence/tree-hash.js';
import type { TreeHead } from '../domain/evidence/verify-proofs.js';
import { hashOfText } from '../domain/hash-text.js';

/** A site's tree as it is here, and as `ledger` has it. */
export interface ChangedTree {
  /** The site's number. */
  readonly site: string;
  readonly head: TreeHead;
  /** Of size 0 if it never was. */
  readonly anchored: TreeHead;
  /** The root that the log stated of the present size before, if it did. */
  readonly stated: Uint8Array | undefined;
}

interface TreeRow {
  readonly site: string;
  readonly size: string;
  readonly subtrees: Buffer[];
  readonly anchored_size: string | null;
  readonly anchored_root: string | null;
  readonly stated: string | null;
}

export interface TreeQuery {
  /** The log's account. */
  readonly log: string;
  /** Sites with a larger number than this one. */
  readonly after: string;
  readonly limit: number;
}

/** In the order of their numbers, trees of another size than the one that is anchored of them. */
export async function readChangedTrees(db: EntityManager, { log, after, limit }: TreeQuery): Promise<ChangedTree[]> {
  const rows = await db.query<TreeRow[]>(
    `SELECT l.site, l.size, l.subtrees, a.tree_size AS anchored_size, a.root AS anchored_root, s.root AS stated
     FROM telemetry.site_log l
     LEFT JOIN LATERAL (
       SELECT tree_size, root FROM ledger.anchor
       WHERE log = $1 AND site = '0x' || lpad(to_hex(l.site), 64, '0') ORDER BY tree_size DESC LIMIT 1
     ) a ON true
     LEFT JOIN telemetry.anchor s ON s.site = l.site AND s.log = $1 AND s.tree_size = l.size
     WHERE l.site > $2 AND l.size <> coalesce(a.tree_size, 0) ORDER BY l.site LIMIT $3`,
    [log, after, limit],
  );
  return rows.map(treeOf);
}

function treeOf({ site, size, subtrees, anchored_size, anchored_root, stated }: TreeRow): ChangedTree {
  const range = compactRange(Number(size), subtrees);
  return {
    site,
    head: { size: range.size, root: rootOf(range) },
    anchored: {
      size: Number(anchored_size ?? 0),
      root: anchored_root === null ? EMPTY_ROOT : hashOfText(anchored_root),
    },
    stated: stated === null ? undefined : hashOfText(stated),
  };
}
