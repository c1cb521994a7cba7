import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/postgres.js';
import { type ClockRecord, judgeClock } from '../../domain/batch/clock-trust.js';
import { hashOfEnvelope } from '../../domain/batch/signed-batch.js';
import { leafHash } from '../../domain/evidence/evidence-leaf.js';
import { rootOf } from '../../domain/evidence/compact-range.js';
import { loadLog } from '../../infra/intake/site-log-row.js';
import { aReading } from '../../testing/batches.js';
import { anIntake, type IntakeScene, poolOf, START_MS } from '../../testing/intake-scene.js';
import { grown } from '../../testing/logs.js';
import { aGateway, aSite, type GatewayScene, type SiteScene } from '../../testing/site-scene.js';

let database: TestDatabase;
let pool: pg.Pool;
let site: SiteScene;
let sender: GatewayScene;
let scene: IntakeScene;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = poolOf(database.url);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(async () => {
  site = await aSite(pool);
  sender = await aGateway(pool, site);
  scene = await anIntake(pool, site.site);
});
afterEach(() => scene.intake.close());

const take = (bytes: Uint8Array) => scene.take(sender.gateway.name, bytes);

async function evidence() {
  const { rows } = await pool.query<{
    position: string;
    seq: string;
    boot_epoch: string;
    is_placed: boolean;
    hash: Buffer;
    leaf: Buffer;
    envelope: Buffer;
    received_at: Date;
    lease: string;
    clock: string;
    grade: string;
  }>('SELECT * FROM telemetry.evidence WHERE site = $1 ORDER BY position', [site.siteNumber]);
  return rows;
}

async function quarantined() {
  const { rows } = await pool.query<{ gateway: string; reason: string; bytes: Buffer; size: number; kind: string }>(
    'SELECT * FROM telemetry.quarantine WHERE site = $1 ORDER BY id',
    [site.siteNumber],
  );
  return rows;
}

describe('an intake, of what an honest gateway signs,', () => {
  it('stores every batch in its order, with its readings, and says so after that', async () => {
    const readings = [aReading(), aReading({ metric: 'temperature', unit: 'Cel', device: 'probe-1' })];
    const envelopes = [await sender.gateway.sign({}, readings), ...(await sender.gateway.signMany(9))];
    await expect(Promise.all(envelopes.map(take))).resolves.toEqual(envelopes.map(() => 'stored'));
    const rows = await evidence();
    expect(rows.map(({ position }) => Number(position))).toEqual(envelopes.map((_, place) => place));
    expect(rows.map(({ seq }) => Number(seq))).toEqual(envelopes.map((_, place) => place));
    expect(rows.map(({ hash }) => hash)).toEqual(envelopes.map((one) => Buffer.from(hashOfEnvelope(one))));
    expect(rows.map(({ envelope }) => envelope)).toEqual(envelopes.map((one) => Buffer.from(one)));
    const { rows: stored } = await pool.query(
      `SELECT device, metric, unit, value_unscaled, value_scale, at, position, ordinal
       FROM telemetry.reading JOIN telemetry.series ON id = series WHERE gateway = $1 ORDER BY position, ordinal`,
      [sender.id],
    );
    expect(stored).toHaveLength(11);
    expect(stored[0]).toMatchObject({ device: 'scale-3', metric: 'weight', value_unscaled: '123456', value_scale: 2 });
    expect(stored[1]).toMatchObject({ device: 'probe-1', unit: 'Cel', position: '0', ordinal: 1 });
    expect((stored[0] as { at: Date }).at.getTime()).toBe(aReading().atMs);
  });

  it('counts what it commits, once', async () => {
    const counted: { readonly readings: number; readonly seconds: number; readonly gaps: number }[] = [];
    await scene.intake.close();
    scene = await anIntake(pool, site.site, { onStored: (stored) => counted.push(stored) });
    const batch = await sender.gateway.sign({}, [aReading(), aReading({ device: 'scale-4' })]);
    await take(batch);
    await expect(take(batch)).resolves.toBe('duplicate');
    expect(counted.map(({ readings, gaps }) => [readings, gaps])).toEqual([
      [2, 0],
      [0, 0],
    ]);
    for (const { seconds } of counted) expect(seconds).toBeGreaterThan(0);
  });

  it('numbers it in a log that has the root of the tree of the same envelopes', async () => {
    for (const envelope of await sender.gateway.signMany(21)) await take(envelope);
    const rows = await evidence();
    const leaves = rows.map(({ envelope, received_at, lease }) =>
      leafHash({ envelope, receivedAtMs: received_at.getTime(), lease: BigInt(lease) }),
    );
    const tree = grown(leaves);
    expect(rows.map(({ leaf }) => leaf)).toEqual(leaves.map((leaf) => Buffer.from(leaf)));
    const log = await loadLog(pool, site.siteNumber);
    expect(Buffer.from(rootOf(log))).toEqual(Buffer.from(rootOf(tree.range)));
    const { rows: nodes } = await pool.query<{ level: number; index: string; hash: Buffer }>(
      'SELECT level, index, hash FROM telemetry.log_node WHERE site = $1',
      [site.siteNumber],
    );
    expect(nodes).toHaveLength(tree.stored - leaves.length);
    for (const { level, index, hash } of nodes) {
      expect(hash).toEqual(Buffer.from(tree.read({ level, index: Number(index) }) ?? []));
    }
  });

  it('gives a receipt that covers it, of what another connection sees in the log', async () => {
    const seen: Promise<number>[] = [];
    await scene.intake.close();
    scene = await anIntake(pool, site.site, {
      onReceipt: () =>
        seen.push(
          pool
            .query<{ count: string }>('SELECT count(*) FROM telemetry.evidence WHERE gateway = $1', [sender.id])
            .then(({ rows }) => Number(rows[0]?.count)),
        ),
    });
    for (const envelope of await sender.gateway.signMany(3)) {
      await take(envelope);
      // Else the look may come so late that it sees the next one as well.
      await Promise.all(seen);
    }
    await expect(Promise.all(seen)).resolves.toEqual([1, 2, 3]);
  });

  it('writes into the receipt which batch it is up to, and where and when the log has it', async () => {
    const [first = new Uint8Array(), second = new Uint8Array()] = await sender.gateway.signMany(2);
    await take(first);
    scene.clock.ms += 1_000;
    await take(second);
    expect(scene.read()).toEqual([
      {
        ...{ site: site.site, gateway: 'gateway-7', bootEpoch: 1n, logPosition: 0, receivedAtMs: START_MS },
        unbroken: { seq: 0n, hash: hashOfEnvelope(first) },
      },
      {
        ...{ site: site.site, gateway: 'gateway-7', bootEpoch: 1n, logPosition: 1, receivedAtMs: START_MS + 1_000 },
        unbroken: { seq: 1n, hash: hashOfEnvelope(second) },
      },
    ]);
    const stored = scene.intake.receiptsToSend().get('gateway-7');
    expect(stored).toEqual(scene.receipts.at(-1)?.bytes);
  });

  it('tells the rules its readings with their place in the log', async () => {
    await take(await sender.gateway.sign());
    expect(scene.watch.stood).toMatchObject([
      { position: 0, event: { kind: 'measurement', measurement: { grade: 'signed', clock: 'trusted' } } },
    ]);
  });

  it('judges the clock by the batches before it in the log, also after it was opened again', async () => {
    const hour = 3_600_000;
    const clocks: string[] = [];
    let before: ClockRecord | undefined;
    // Right; then set back by an hour, and sent as it goes.
    for (const sentAtMs of [START_MS, ...[0, 1, 2].map((minute) => START_MS - hour + minute * 60_000)]) {
      await take(await sender.gateway.sign({ sentAtMs }));
      const { clock, record } = judgeClock(before, { sentAtMs, receivedAtMs: scene.clock.ms });
      clocks.push(clock);
      before = record;
      scene.clock.ms += 60_000;
      if (clocks.length === 2) {
        const { ms } = scene.clock;
        await scene.intake.close();
        scene = await anIntake(pool, site.site);
        scene.clock.ms = ms;
      }
    }
    expect(clocks).toEqual(['trusted', 'untrusted', 'untrusted', 'untrusted']);
    expect((await evidence()).map(({ clock }) => clock)).toEqual(clocks);
  });

  it('goes on from what is stored when it is opened again, under a larger fence', async () => {
    const envelopes = await sender.gateway.signMany(5);
    await Promise.all(envelopes.slice(0, 3).map(take));
    const before = scene;
    await before.intake.close();
    scene = await anIntake(pool, site.site);
    expect(scene.intake.receiptsToSend()).toEqual(before.intake.receiptsToSend());
    await expect(Promise.all(envelopes.map(take))).resolves.toEqual([
      ...['duplicate', 'duplicate', 'duplicate', 'stored', 'stored'],
    ]);
    expect((await evidence()).map(({ position, lease }) => [position, lease])).toEqual([
      ...[0, 1, 2].map((at) => [`${at}`, `${before.lease.fence}`]),
      ...[3, 4].map((at) => [`${at}`, `${before.lease.fence + 1n}`]),
    ]);
    expect(scene.read().at(-1)?.unbroken.seq).toBe(4n);
  });

  it('has the table for a message that comes at midnight, and a day later without a timer', async () => {
    const midnight = Date.UTC(2026, 11, 1);
    for (const ms of [midnight - 1, midnight, midnight + 86_400_000 * 3]) {
      scene.clock.ms = ms;
      await expect(take(await sender.gateway.sign())).resolves.toBe('stored');
    }
    const { rows } = await pool.query<{ day: string }>(
      'SELECT received_on::text AS day FROM telemetry.evidence WHERE gateway = $1 ORDER BY position',
      [sender.id],
    );
    expect(rows.map(({ day }) => day)).toEqual(['2026-11-30', '2026-12-01', '2026-12-04']);
  });
});

describe('an intake drops', () => {
  it('what it has already, within a transaction as across them, and sends the receipt again', async () => {
    const envelope = await sender.gateway.sign();
    await expect(Promise.all([take(envelope), take(envelope)])).resolves.toEqual(['stored', 'duplicate']);
    await expect(take(envelope)).resolves.toBe('duplicate');
    expect(await evidence()).toHaveLength(1);
    expect(scene.read().map(({ unbroken }) => unbroken.seq)).toEqual([0n, 0n]);
  });

  it('an earlier epoch that comes again, and sends its receipt though there is a newer one', async () => {
    const old = await sender.gateway.signMany(3);
    sender.gateway.restart();
    const recent = await sender.gateway.signMany(2);
    for (const envelope of [...old, ...recent]) await take(envelope);
    scene.receipts.length = 0;
    await take(old[1] ?? new Uint8Array());
    expect(scene.read()).toMatchObject([{ bootEpoch: 1n, unbroken: { seq: 2n }, logPosition: 2 }]);
    expect(scene.receipts).toMatchObject([{ isNewest: false }]);
  });
});

describe('an intake keeps as evidence against its gateway', () => {
  it('a second batch under a number, once, in the log and without a place', async () => {
    const other = await sender.gateway.signInstead({ readings: [aReading({ device: 'scale-9' })] });
    await take(await sender.gateway.sign());
    await expect(Promise.all([take(other), take(other)])).resolves.toEqual(['aside', 'duplicate']);
    await expect(take(other)).resolves.toBe('duplicate');
    const rows = await evidence();
    expect(rows.map(({ seq, is_placed }) => [seq, is_placed])).toEqual([
      ['0', true],
      ['0', false],
    ]);
    expect(scene.watch.kinds()).toEqual(['measurement', 'equivocation', 'replay']);
    expect(scene.watch.stood[1]).toMatchObject({ position: 1, event: { bootEpoch: '1', seq: '0' } });
    const { rows: series } = await pool.query('SELECT 1 FROM telemetry.series WHERE device = $1', ['scale-9']);
    expect(series).toHaveLength(0);
  });

  it('a batch that is repeated under a number that nothing is placed under yet', async () => {
    await take(await sender.gateway.sign());
    const other = await sender.gateway.signInstead({ previousHash: new Uint8Array(32).fill(9) });
    await expect(take(other)).resolves.toBe('aside');
    await expect(take(other)).resolves.toBe('duplicate');
    await expect(take(await sender.gateway.sign())).resolves.toBe('stored');
    expect(await evidence()).toHaveLength(3);
  });

  it('no more of them under one number than a setting says', async () => {
    await scene.intake.close();
    scene = await anIntake(pool, site.site, { limits: { maxAside: 2 } });
    const others = await Promise.all(
      [1, 2, 3, 4].map((at) => sender.gateway.signInstead({ readings: [aReading({ atMs: START_MS + at })] })),
    );
    await take(await sender.gateway.sign());
    const settled = [];
    for (const other of others) settled.push(await take(other));
    expect(settled).toEqual(['aside', 'aside', 'quarantined', 'quarantined']);
    expect(await evidence()).toHaveLength(3);
  });

  it('a batch of an epoch that it has left', async () => {
    await take(await sender.gateway.sign());
    const late = await sender.gateway.signInstead();
    sender.gateway.restart();
    await take(await sender.gateway.sign());
    await expect(take(late)).resolves.toBe('aside');
    expect(scene.watch.kinds()).toEqual(['measurement', 'measurement', 'replay']);
  });
});

describe('an intake tells of a gap', () => {
  it('when it has been open for the time set, and when it is filled, once each', async () => {
    const [first, second, third] = await sender.gateway.signMany(3);
    await take(first ?? new Uint8Array());
    await take(third ?? new Uint8Array());
    await scene.intake.tick((scene.clock.ms += 29_999));
    expect(scene.watch.kinds()).toEqual(['measurement', 'measurement', 'tick']);
    await scene.intake.tick((scene.clock.ms += 1));
    await scene.intake.tick((scene.clock.ms += 30_000));
    expect(scene.watch.kinds().slice(3)).toEqual(['gap', 'tick', 'tick']);
    expect(scene.watch.stood[3]?.event).toMatchObject({ bootEpoch: '1', seq: '1', gateway: 'gateway-7' });
    expect(scene.read().at(-1)?.unbroken.seq).toBe(0n);
    await take(second ?? new Uint8Array());
    expect(scene.watch.kinds().slice(6)).toEqual(['measurement', 'gap-filled']);
    expect(scene.watch.stood[7]).toMatchObject({ position: 2, event: { seq: '1' } });
    expect(scene.read().at(-1)).toMatchObject({ unbroken: { seq: 2n }, logPosition: 1 });
  });

  it('not when it is filled in time, also when it was opened before a restart', async () => {
    const [first, second, third] = await sender.gateway.signMany(3);
    await take(third ?? new Uint8Array());
    await scene.intake.close();
    scene = await anIntake(pool, site.site);
    await take(first ?? new Uint8Array());
    await take(second ?? new Uint8Array());
    await scene.intake.tick((scene.clock.ms += 60_000));
    expect(scene.watch.kinds()).toEqual(['measurement', 'measurement', 'tick']);
  });

  it('after a restart, of one that was open before', async () => {
    const [, second] = await sender.gateway.signMany(2);
    await take(second ?? new Uint8Array());
    await scene.intake.close();
    scene = await anIntake(pool, site.site);
    await scene.intake.tick(START_MS + 30_000);
    expect(scene.watch.kinds()).toEqual(['gap', 'tick']);
  });

  it('and refuses, unacknowledged, what would make more holes than it remembers', async () => {
    await scene.intake.close();
    scene = await anIntake(pool, site.site, { limits: { sequence: { maxRuns: 3 } } });
    const envelopes = await sender.gateway.signMany(6);
    await take(envelopes[0] ?? new Uint8Array());
    await take(envelopes[2] ?? new Uint8Array());
    await expect(take(envelopes[4] ?? new Uint8Array())).rejects.toMatchObject({ code: 'too-many-gaps' });
    await take(envelopes[1] ?? new Uint8Array());
    await expect(take(envelopes[4] ?? new Uint8Array())).resolves.toBe('stored');
    expect((await evidence()).map(({ seq }) => seq)).toEqual(['0', '2', '1', '4']);
  });
});

describe('an intake puts into quarantine, with its reason,', () => {
  const reasons = async () => (await quarantined()).map(({ reason }) => reason);

  it('bytes that are no batch, and takes the next', async () => {
    await expect(take(Uint8Array.of(1, 2, 3))).resolves.toBe('quarantined');
    await expect(take(await sender.gateway.sign())).resolves.toBe('stored');
    expect(await quarantined()).toMatchObject([
      { gateway: 'gateway-7', kind: 'batch', reason: 'envelope-malformed', bytes: Buffer.of(1, 2, 3), size: 3 },
    ]);
  });

  it('numbers that the database has no room for', async () => {
    const far = 2n ** 63n;
    for (const changes of [{ bootEpoch: far }, { seq: far, previousHash: new Uint8Array(32).fill(1) }]) {
      await expect(take(await sender.gateway.signInstead(changes))).resolves.toBe('quarantined');
    }
    expect(await reasons()).toEqual(['limit-exceeded', 'limit-exceeded']);
    const last = await sender.gateway.signInstead({ seq: far - 1n, previousHash: new Uint8Array(32).fill(1) });
    await expect(take(last)).resolves.toBe('stored');
    expect((await evidence()).map(({ seq }) => seq)).toEqual([`${far - 1n}`]);
  });

  it('what comes under no gateway of the site, or in another dialect than its gateway has', async () => {
    const envelope = await sender.gateway.sign();
    await scene.take('gateway-8', envelope);
    await scene.take('gateway-7', envelope, { kind: 'senml' });
    await scene.take('gateway-7', Buffer.from('{"state":"gone"}'), { kind: 'status' });
    expect(await reasons()).toEqual(['gateway-unknown', 'dialect-differs', 'payload-malformed']);
  });

  it('a part of what is long, and of many the first of an hour, counting all', async () => {
    await scene.intake.close();
    scene = await anIntake(pool, site.site, { limits: { maxQuarantinedPerHour: 3, maxQuarantinedBytes: 4 } });
    const junk = (at: number) => Uint8Array.of(at, 1, 1, 1, 1, 1);
    await Promise.all([0, 1].map((at) => take(junk(at))));
    await Promise.all([2, 3, 4].map((at) => take(junk(at))));
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => scene.take(name, junk(9))));
    scene.clock.ms += 3_600_000;
    await take(junk(5));
    const kept = await quarantined();
    expect(kept.map(({ gateway, bytes }) => [gateway, bytes.length ? bytes[0] : undefined])).toEqual([
      ...[0, 1, 2].map((at) => ['gateway-7', at]),
      ...['a', 'b', 'c'].map((name) => [name, 9]),
      ['gateway-7', 5],
    ]);
    expect(kept.every(({ bytes, size }) => bytes.length === 4 && size === 6)).toBe(true);
    const { rows } = await pool.query<{ gateway: string; refused: string }>(
      'SELECT gateway, refused FROM telemetry.quarantine_count WHERE site = $1 ORDER BY hour, gateway',
      [site.siteNumber],
    );
    expect(rows.map(({ gateway, refused }) => [gateway, Number(refused)])).toEqual([
      ['', 4],
      ['gateway-7', 5],
      ['gateway-7', 1],
    ]);
  });
});
