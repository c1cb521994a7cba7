import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/postgres.js';
import { SeededRandom } from '../../../../../test/support/seeded-random.js';
import { compactRange, rootOf } from '../../domain/evidence/compact-range.js';
import { leafHash } from '../../domain/evidence/evidence-leaf.js';
import { openReceipt } from '../../domain/evidence/receipt.js';
import { anIntake, poolOf } from '../../testing/intake-scene.js';
import { receiptKey } from '../../testing/receipt-key.js';
import { grown } from '../../testing/logs.js';
import type { SigningGateway } from '../../testing/signing-gateway.js';
import { aGateway, aSite } from '../../testing/site-scene.js';

const ROUNDS = 3;
const KILLS = 12;
const BATCHES = 100;

let database: TestDatabase;
let pool: pg.Pool;
let cutPool: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = poolOf(database.url);
  cutPool = poolOf(`${database.url}?application_name=cut`);
});
afterAll(async () => {
  await cutPool.end();
  await pool.end();
  await database.drop();
});

/** Whatever its connection to the database is doing then. */
const cut = () =>
  pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
              WHERE application_name = 'cut' AND datname = current_database()`);

const pauseMs = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Row {
  readonly gateway: string;
  readonly boot_epoch: string;
  readonly seq: string;
  readonly position: string;
  readonly envelope: Buffer;
  readonly received_at: Date;
  readonly lease: string;
}

describe('an intake whose connections are cut at any moment', () => {
  it('loses nothing that it acknowledged, stores nothing twice, and keeps the order', async () => {
    const seed = Number(process.env.SEED);
    process.stdout.write(`cut connections: seed ${seed}\n`);
    const random = new SeededRandom(seed);
    let faults = 0;
    for (let round = 0; round < ROUNDS; round += 1) faults += await survive(random);
    expect(faults).toBeGreaterThan(ROUNDS);
  }, 120_000);
});

/** @returns how often something failed meanwhile */
async function survive(random: SeededRandom): Promise<number> {
  const site = await aSite(pool);
  const names = ['gateway-1', 'gateway-2', 'gateway-3'];
  const senders = await Promise.all(names.map(async (name) => (await aGateway(pool, site, { name })).gateway));
  const limits = { maxTogether: random.between(1, 40), maxQueued: 100, retryMs: 1, maxRetryMs: 5 };
  const scene = await anIntake(cutPool, site.site, { limits });
  const sent = new Map<string, Uint8Array[]>();
  const running = { is: true };
  const cutting = cutAtRandom(random, running);
  const ticking = tickAlong(scene.intake, running);
  const settled = await Promise.all(senders.map((sender) => sendAll(sender, sent, scene.take, random)));
  running.is = false;
  await Promise.all([cutting, ticking]);
  await scene.intake.close();
  expect(settled.flat().every((one) => one === 'stored' || one === 'duplicate')).toBe(true);

  const { rows } = await pool.query<Row>(
    `SELECT name AS gateway, boot_epoch, seq, position, envelope, received_at, lease
     FROM telemetry.evidence JOIN telemetry.gateway ON id = gateway WHERE evidence.site = $1 ORDER BY position`,
    [site.siteNumber],
  );
  expect(rows.map(({ position }) => Number(position))).toEqual(rows.map((_, at) => at));
  for (const name of names) {
    const stored = rows.filter(({ gateway }) => gateway === name).map(({ envelope }) => envelope.toString('hex'));
    expect(stored).toEqual(sent.get(name)?.map((envelope) => Buffer.from(envelope).toString('hex')));
  }
  await requireLog(site.siteNumber, rows);
  const heard = scene.watch.stood.flatMap(({ event, position }) => (event.kind === 'measurement' ? [position] : []));
  expect(heard).toEqual(rows.map((_, at) => at));
  for (const [name, bytes] of scene.intake.receiptsToSend()) {
    const { unbroken } = openReceipt(bytes, site.site, () => receiptKey.verifying);
    expect(unbroken.seq).toBe(BigInt(BATCHES - 1));
    expect(names).toContain(name);
  }
  return scene.faults.length;
}

async function requireLog(site: number, rows: readonly Row[]): Promise<void> {
  const leaves = rows.map(({ envelope, received_at, lease }) =>
    leafHash({ envelope, receivedAtMs: received_at.getTime(), lease: BigInt(lease) }),
  );
  const { rows: logs } = await pool.query<{ size: string; subtrees: Buffer[] }>(
    'SELECT size, subtrees FROM telemetry.site_log WHERE site = $1',
    [site],
  );
  const [log] = logs;
  const stored = rootOf(compactRange(Number(log?.size), log?.subtrees ?? []));
  expect(Buffer.from(stored)).toEqual(Buffer.from(rootOf(grown(leaves).range)));
  const readings = await pool.query<{ count: string }>(
    `SELECT count(*) FROM telemetry.reading JOIN telemetry.series ON series.id = series
     JOIN telemetry.gateway ON gateway.id = gateway WHERE site = $1`,
    [site],
  );
  expect(Number(readings.rows[0]?.count)).toBe(rows.length);
}

/** In its order, some at a time, and now and then one that was sent already. */
async function sendAll(
  sender: SigningGateway,
  sent: Map<string, Uint8Array[]>,
  take: (gateway: string, bytes: Uint8Array) => Promise<string>,
  random: SeededRandom,
): Promise<string[]> {
  const envelopes = await sender.signMany(BATCHES);
  sent.set(sender.name, envelopes);
  const settled: string[] = [];
  for (let from = 0; from < envelopes.length;) {
    const some = envelopes.slice(from, from + random.between(1, 20));
    from += some.length;
    const again = random.chance(20) ? [random.pick(envelopes.slice(0, from))] : [];
    settled.push(...(await Promise.all([...some, ...again].map((envelope) => take(sender.name, envelope)))));
  }
  return settled;
}

async function cutAtRandom(random: SeededRandom, running: { is: boolean }): Promise<void> {
  for (let kills = 0; kills < KILLS && running.is; kills += 1) {
    await pauseMs(random.between(0, 12));
    await cut();
  }
}

async function tickAlong(intake: { tick(nowMs: number): Promise<void> }, running: { is: boolean }): Promise<void> {
  for (let ms = 0; running.is; ms += 1) {
    await intake.tick(1_795_000_001_000 + ms);
    await pauseMs(3);
  }
}
