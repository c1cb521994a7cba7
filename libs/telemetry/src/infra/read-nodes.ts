import type { EntityManager } from 'typeorm';
import type { ReadNode } from '../domain/evidence/proofs.js';
import type { NodeId } from '../domain/evidence/tree-nodes.js';

/** A node of a site's tree. @see Site.number */
export interface SiteNode extends NodeId {
  readonly site: string;
}

interface NodeRow {
  readonly site: string;
  readonly level: number;
  readonly index: string;
  readonly hash: Buffer;
}

/**
 * Reads nodes of any number of sites in one query, leaves with the evidence and the others as they are. A node never changes, so that no
 * transaction is needed, if only the tree's size was read before.
 */
export async function readNodes(db: EntityManager, wanted: readonly SiteNode[]): Promise<(site: string) => ReadNode> {
  const { leaves = [], nodes = [] } = Object.groupBy(wanted, ({ level }) => (level === 0 ? 'leaves' : 'nodes'));
  const rows = await db.query<NodeRow[]>(
    `SELECT site, 0 AS level, position AS index, leaf AS hash FROM unnest($1::bigint[], $2::bigint[]) AS leaf_of (site, position)
     JOIN telemetry.evidence USING (site, position)
     UNION ALL
     SELECT site, level, index, hash FROM unnest($3::bigint[], $4::smallint[], $5::bigint[]) AS node_of (site, level, index)
     JOIN telemetry.log_node USING (site, level, index)`,
    [...columns(leaves, 'site', 'index'), ...columns(nodes, 'site', 'level', 'index')],
  );
  const hashes = new Map(rows.map((row) => [keyOf({ ...row, index: Number(row.index) }), row.hash]));
  return (site) => (node) => hashes.get(keyOf({ site, ...node }));
}

function columns(nodes: readonly SiteNode[], ...names: readonly (keyof SiteNode)[]): unknown[][] {
  return names.map((name) => nodes.map((node) => node[name]));
}

function keyOf({ site, level, index }: SiteNode): string {
  return `${site}/${level}/${index}`;
}
