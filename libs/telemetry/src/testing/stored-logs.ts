import type { DataSource } from 'typeorm';
import { appendLeaf, compactRange, type CompactRange, EMPTY_RANGE } from '../domain/evidence/compact-range.js';
import type { Reading } from '../domain/batch/batch.js';
import { signBatch } from '../domain/batch/signed-batch.js';
import { signEnrolment } from '../domain/evidence/enrolment.js';
import { type EvidenceLeaf, leafHash } from '../domain/evidence/evidence-leaf.js';
import type { StoredNode } from '../domain/evidence/tree-nodes.js';
import { sha256 } from '../domain/sha256.js';
import { siteName } from '../domain/site-name.js';
import { aBatch, aReading, GATEWAY, NO_HASH } from './batches.js';
import { ed25519Of, type KeyPair } from './keys.js';
import { receiptKey } from './receipt-key.js';

export interface StoredSite {
  readonly number: string;
  readonly name: string;
}

export interface SiteCase {
  /** Party number. */
  readonly operator?: string;
  readonly operatorKey?: KeyPair;
  readonly gateways?: readonly string[];
}

/** A site with its gateways, as its operator would have made it. */
export async function storeSite(dataSource: DataSource, site: SiteCase = {}): Promise<StoredSite> {
  const { operator = '7', operatorKey = ed25519Of('operator'), gateways = [GATEWAY] } = site;
  const { algorithm, publicKey } = operatorKey.verifying;
  const [{ number } = { number: '' }] = await dataSource.query<{ number: string }[]>(
    `INSERT INTO telemetry.site (operator, name, operator_algorithm, operator_public_key)
     VALUES ($1, 'Lingang 3', $2, $3) RETURNING number`,
    [operator, algorithm, Buffer.from(publicKey)],
  );
  const stored = { number, name: siteName(Number(number)) };
  for (const name of gateways) await storeGateway(dataSource, stored, name, operatorKey);
  return stored;
}

/** With a key that is named as it is, and the operator's word for it. */
async function storeGateway(
  dataSource: DataSource,
  { number, name: site }: StoredSite,
  gateway: string,
  operatorKey: KeyPair,
): Promise<void> {
  const key = ed25519Of(gateway).verifying;
  const enrolment = await signEnrolment(
    { ...{ site, gateway, key, notBeforeMs: ENROLLED_AT_MS }, receiptKey: receiptKey.verifying },
    operatorKey,
  );
  await dataSource.query(
    `WITH made AS (INSERT INTO telemetry.gateway (site, name) VALUES ($1, $2) RETURNING id)
     INSERT INTO telemetry.gateway_key (gateway, key_id, algorithm, public_key, enrolment, not_before)
     SELECT id, $3, $4, $5, $6, $7 FROM made`,
    [
      ...[number, gateway, Buffer.from(key.keyId), key.algorithm, Buffer.from(key.publicKey), Buffer.from(enrolment)],
      new Date(ENROLLED_AT_MS),
    ],
  );
}

const ENROLLED_AT_MS = 1_794_000_000_000;

/** What a gateway sent, for `appendEvidence`. */
export interface LoggedBatch extends Omit<EvidenceLeaf, 'lease'> {
  readonly gateway: string;
  readonly bootEpoch: bigint;
  readonly seq: bigint;
}

const LEASE = 7n;

/** Takes batches into a site's log as the intake does, without asking who signed them. */
export async function appendEvidence(
  dataSource: DataSource,
  { number }: StoredSite,
  batches: readonly LoggedBatch[],
): Promise<CompactRange> {
  const before = await rangeOf(dataSource, number);
  let range = before;
  const rows: unknown[] = [];
  const nodes: StoredNode[] = [];
  for (const { envelope, receivedAtMs, gateway, bootEpoch, seq } of batches) {
    const leaf = leafHash({ envelope, receivedAtMs, lease: LEASE });
    const receivedAt = new Date(receivedAtMs).toISOString();
    rows.push({
      ...{ received_on: receivedAt.slice(0, 10), received_at: receivedAt, position: range.size, gateway },
      ...{ grade: 'signed', clock: 'trusted', is_placed: true, boot_epoch: String(bootEpoch), seq: String(seq) },
      ...{ hash: bytea(sha256(envelope)), envelope: bytea(envelope), lease: String(LEASE), leaf: bytea(leaf) },
    });
    const appended = appendLeaf(range, leaf);
    range = appended.range;
    nodes.push(...appended.completed.filter(({ level }) => level > 0));
  }
  await store(dataSource, number, rows, nodes, range);
  return range;
}

export interface SignedRun {
  readonly gateway?: string;
  readonly count: number;
  readonly receivedAtMs: number;
  /** Between one and the next, milliseconds. */
  readonly everyMs?: number;
  readonly readingsOf?: (place: number, atMs: number) => readonly Reading[];
}

/** What a gateway signs in one boot, received as it is sent. */
export async function signedRun(site: StoredSite, run: SignedRun): Promise<LoggedBatch[]> {
  const { gateway = GATEWAY, count, receivedAtMs: begun, everyMs = 1_000 } = run;
  const { readingsOf = (_place: number, atMs: number) => [aReading({ atMs })] } = run;
  const batches: LoggedBatch[] = [];
  let previousHash = NO_HASH as Uint8Array;
  for (let place = 0; place < count; place += 1) {
    const receivedAtMs = begun + place * everyMs;
    const seq = BigInt(place);
    const numbered = { gateway, bootEpoch: 1n, seq, previousHash, sentAtMs: receivedAtMs };
    const batch = aBatch({ ...numbered, readings: readingsOf(place, receivedAtMs) });
    const envelope = await signBatch(batch, site.name, ed25519Of(gateway));
    batches.push({ gateway, bootEpoch: 1n, seq, receivedAtMs, envelope });
    previousHash = sha256(envelope);
  }
  return batches;
}

/** As many leaves of no meaning. */
export function fillers(count: number, from = 0, gateway = GATEWAY): LoggedBatch[] {
  return Array.from({ length: count }, (_, place) => ({
    ...{ gateway, bootEpoch: 1n, seq: BigInt(from + place), receivedAtMs: 1_795_000_001_000 + from + place },
    envelope: Buffer.from(`filler ${from + place}`),
  }));
}

const bytea = (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString('hex')}`;

async function rangeOf(dataSource: DataSource, site: string): Promise<CompactRange> {
  const [row] = await dataSource.query<{ size: string; subtrees: Buffer[] }[]>(
    'SELECT size, subtrees FROM telemetry.site_log WHERE site = $1',
    [site],
  );
  return row ? compactRange(Number(row.size), row.subtrees) : EMPTY_RANGE;
}

async function store(
  dataSource: DataSource,
  site: string,
  rows: readonly unknown[],
  nodes: readonly StoredNode[],
  { size, subtrees }: CompactRange,
): Promise<void> {
  await dataSource.transaction(async (tx) => {
    await tx.query(
      `SELECT telemetry.ensure_day(day::date) FROM (SELECT DISTINCT e ->> 'received_on' AS day FROM jsonb_array_elements($1::jsonb) e) days`,
      [JSON.stringify(rows)],
    );
    await tx.query(
      `INSERT INTO telemetry.evidence (received_on, site, position, gateway, grade, clock, is_placed, boot_epoch, seq, hash, envelope, received_at, lease, leaf)
       SELECT e.received_on, $1, e.position, g.id, e.grade, e.clock, e.is_placed, e.boot_epoch, e.seq, e.hash, e.envelope, e.received_at, e.lease, e.leaf
       FROM jsonb_to_recordset($2::jsonb) AS e (received_on date, position bigint, gateway text, grade text, clock text, is_placed boolean,
         boot_epoch bigint, seq bigint, hash bytea, envelope bytea, received_at timestamptz, lease bigint, leaf bytea)
       JOIN telemetry.gateway g ON g.site = $1 AND g.name = e.gateway`,
      [site, JSON.stringify(rows)],
    );
    await tx.query(
      `INSERT INTO telemetry.log_node (site, level, index, hash)
       SELECT $1, * FROM unnest($2::smallint[], $3::bigint[], $4::bytea[])`,
      [
        site,
        nodes.map(({ level }) => level),
        nodes.map(({ index }) => index),
        nodes.map(({ hash }) => Buffer.from(hash)),
      ],
    );
    await tx.query(
      `INSERT INTO telemetry.site_log (site, size, subtrees) VALUES ($1, $2, $3)
       ON CONFLICT (site) DO UPDATE SET size = excluded.size, subtrees = excluded.subtrees`,
      [site, size, subtrees.map((hash) => Buffer.from(hash))],
    );
  });
}
