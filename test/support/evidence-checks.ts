import type pg from 'pg';
import {
  appendLeaf,
  compactRange,
  type CompactRange,
  EMPTY_RANGE,
  hashOfEnvelope,
  leafHash,
  rootOf,
} from '../../libs/telemetry/src/index.js';

export interface StoredEvidence {
  readonly position: number;
  readonly gateway: string;
  readonly isPlaced: boolean;
  readonly number: string;
  readonly hash: string;
  readonly envelope: Buffer;
  readonly receivedAtMs: number;
  readonly lease: bigint;
  readonly leaf: string;
}

/** All that a site's log has, in its order. */
export async function evidenceOf(pool: pg.Pool, site: number): Promise<StoredEvidence[]> {
  const { rows } = await pool.query<Record<string, string | Buffer | Date | boolean>>(
    `SELECT e.position, g.name AS gateway, e.is_placed, e.boot_epoch || '/' || e.seq AS number, e.hash, e.envelope, e.received_at, e.lease, e.leaf
     FROM telemetry.evidence e JOIN telemetry.gateway g ON g.id = e.gateway WHERE e.site = $1 ORDER BY e.position`,
    [site],
  );
  return rows.map((row) => ({
    ...{ position: Number(row['position']), gateway: String(row['gateway']), isPlaced: row['is_placed'] === true },
    ...{ number: String(row['number']), hash: hexOf(row['hash']), envelope: row['envelope'] as Buffer },
    ...{ receivedAtMs: (row['received_at'] as Date).getTime(), lease: BigInt(String(row['lease'])) },
    leaf: hexOf(row['leaf']),
  }));
}

/** What is wrong with a site's log taken by itself: places, hashes, leaves, and the root of the tree that they make. */
export async function faultsOfLog(pool: pg.Pool, site: number): Promise<string[]> {
  const evidence = await evidenceOf(pool, site);
  const faults: string[] = [];
  let range: CompactRange = EMPTY_RANGE;
  let nodes = 0;
  const stored = await nodesOf(pool, site);
  for (const [place, entry] of evidence.entries()) {
    const leaf = leafHash(entry);
    if (entry.position !== place) faults.push(`position ${entry.position} where ${place} was expected`);
    if (hexOf(hashOfEnvelope(entry.envelope)) !== entry.hash) faults.push(`${place}: the hash is not its envelope's`);
    if (hexOf(leaf) !== entry.leaf) faults.push(`${place}: the leaf is not that of what is stored`);
    const appended = appendLeaf(range, leaf);
    range = appended.range;
    for (const { level, index, hash } of appended.completed.filter((node) => node.level > 0)) {
      nodes += 1;
      if (stored.get(`${level}:${index}`) !== hexOf(hash)) faults.push(`node ${level}:${index} is not the tree's`);
    }
  }
  if (stored.size !== nodes) faults.push(`${stored.size} nodes are stored, the tree has ${nodes}`);
  const { rows } = await pool.query<{ size: string; subtrees: Buffer[] }>(
    'SELECT size, subtrees FROM telemetry.site_log WHERE site = $1',
    [site],
  );
  const kept = compactRange(Number(rows[0]?.size), rows[0]?.subtrees ?? []);
  if (kept.size !== range.size) faults.push(`the log says it has ${kept.size}, ${range.size} are stored`);
  if (hexOf(rootOf(kept)) !== hexOf(rootOf(range))) faults.push('the root is not that of the leaves');
  return faults;
}

async function nodesOf(pool: pg.Pool, site: number): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ level: number; index: string; hash: Buffer }>(
    'SELECT level, index, hash FROM telemetry.log_node WHERE site = $1',
    [site],
  );
  return new Map(rows.map(({ level, index, hash }) => [`${level}:${index}`, hexOf(hash)]));
}

const hexOf = (bytes: unknown) => Buffer.from(bytes as Uint8Array).toString('hex');
