import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Decimal } from '@tallystick/kernel';
import type pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/postgres.js';
import type { Reading } from '../../domain/batch/batch.js';
import { EnvelopeRefused } from '../../domain/cose/envelope-refused.js';
import { leafHash } from '../../domain/evidence/evidence-leaf.js';
import { aReading } from '../../testing/batches.js';
import { anIntake, type IntakeScene, poolOf, START_MS } from '../../testing/intake-scene.js';
import { aGateway, aSite, type GatewayScene, type SiteScene } from '../../testing/site-scene.js';

let database: TestDatabase;
let pool: pg.Pool;
let site: SiteScene;
let sender: GatewayScene;
let scene: IntakeScene;
let decoded: () => readonly Reading[];
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
  sender = await aGateway(pool, site, { name: 'vendor-1', dialect: 'senml' });
  decoded = () => [aReading({ atMs: START_MS - 10 })];
  scene = await anIntake(pool, site.site, { decode: () => ({ readings: decoded() }) });
});
afterEach(() => scene.intake.close());

const bytes = Buffer.from('[{"n":"weight","v":1}]');
const take = (isAuthenticated = true) => scene.take('vendor-1', bytes, { kind: 'senml', isAuthenticated });
const status = (connectedAt: unknown, state = 'lost') =>
  scene.take('vendor-1', Buffer.from(JSON.stringify({ state, connectedAt })), { kind: 'status' });

describe('a message of another dialect', () => {
  it('is in the log by its raw bytes, with the grade of the connection that it came over', async () => {
    await expect(Promise.all([take(true), take(false)])).resolves.toEqual(['stored', 'stored']);
    const { rows } = await pool.query<{ leaf: Buffer; grade: string; envelope: Buffer; seq: null; is_placed: boolean }>(
      'SELECT * FROM telemetry.evidence WHERE gateway = $1 ORDER BY position',
      [sender.id],
    );
    const leaf = Buffer.from(leafHash({ envelope: bytes, receivedAtMs: START_MS, lease: scene.lease.fence }));
    expect(rows).toMatchObject([
      { grade: 'tls-only', envelope: bytes, leaf, seq: null, boot_epoch: null, is_placed: true },
      { grade: 'unsigned', envelope: bytes, leaf, seq: null, boot_epoch: null, is_placed: true },
    ]);
    expect(scene.watch.stood).toMatchObject([
      { position: 0, event: { measurement: { grade: 'tls-only', clock: 'trusted' } } },
      { position: 1, event: { measurement: { grade: 'unsigned' } } },
    ]);
    const readings = await pool.query(
      'SELECT 1 FROM telemetry.reading JOIN telemetry.series ON id = series WHERE gateway = $1',
      [sender.id],
    );
    expect(readings.rowCount).toBe(2);
  });

  it('is quarantined for the reason of whoever reads it, and also when that reader fails', async () => {
    decoded = () => {
      throw new EnvelopeRefused('limit-exceeded', 'too deep');
    };
    await expect(take()).resolves.toBe('quarantined');
    decoded = () => {
      throw new TypeError('a bug');
    };
    await expect(take()).resolves.toBe('quarantined');
    const { rows } = await pool.query('SELECT reason FROM telemetry.quarantine WHERE site = $1 ORDER BY id', [
      site.siteNumber,
    ]);
    expect(rows).toEqual([{ reason: 'limit-exceeded' }, { reason: 'payload-malformed' }]);
    expect(scene.faults).toHaveLength(1);
  });

  it('is quarantined when no signed batch could have its readings', async () => {
    const odd: Partial<Reading>[] = [
      { device: 'scale\u0000' },
      { metric: 'a/b' },
      { unit: 'kilo gram' },
      { atMs: -1 },
      { value: Decimal.of(2n ** 63n) },
      { value: Decimal.of(1n, 19) },
      { uncertainty: Decimal.of(-(2n ** 63n)) },
    ];
    for (const changes of odd) {
      decoded = () => [aReading(changes)];
      await expect(take()).resolves.toBe('quarantined');
    }
    decoded = () => Array.from({ length: 1_001 }, () => aReading());
    await expect(take()).resolves.toBe('quarantined');
  });
});

describe("a gateway's will", () => {
  it('is not what a gateway says that is stopped in order', async () => {
    await expect(status(3_000, 'stopped')).resolves.toBe('stored');
    expect(scene.watch.stood).toEqual([]);
    await status(2_500);
    expect(scene.watch.stood).toMatchObject([{ event: { connectedAt: 2_500, newestConnectedAt: 3_000 } }]);
  });

  it('is heard with the newest connection that is known of, its own or one that was seen', async () => {
    scene.intake.connected('vendor-1', 2_000);
    await status(1_000);
    await status(3_000);
    expect(scene.watch.stood).toMatchObject([
      { event: { connectedAt: 1_000, newestConnectedAt: 2_000 } },
      { event: { connectedAt: 3_000, newestConnectedAt: 3_000 } },
    ]);
    await scene.intake.close();
    scene = await anIntake(pool, site.site);
    await status(2_500);
    expect(scene.watch.stood).toMatchObject([
      { position: null, event: { kind: 'will', gateway: 'vendor-1', connectedAt: 2_500, newestConnectedAt: 3_000 } },
    ]);
  });

  it('is quarantined when it does not say when its connection began', async () => {
    for (const odd of ['now', -1, 1.5, null]) await expect(status(odd)).resolves.toBe('quarantined');
    await expect(scene.take('vendor-1', Buffer.from('{'), { kind: 'status' })).resolves.toBe('quarantined');
    await expect(scene.take('vendor-1', Buffer.alloc(1_025, 32), { kind: 'status' })).resolves.toBe('quarantined');
  });
});

describe('the series of a gateway', () => {
  it('are as many as a setting says; of the rest only the evidence and the rules have the readings', async () => {
    await scene.intake.close();
    scene = await anIntake(pool, site.site, { decode: () => ({ readings: decoded() }), limits: { maxSeries: 2 } });
    decoded = () => ['a', 'b', 'c'].map((device) => aReading({ device }));
    await expect(take()).resolves.toBe('stored');
    await expect(take()).resolves.toBe('stored');
    const { rows } = await pool.query<{ device: string; ordinal: number }>(
      `SELECT device, ordinal FROM telemetry.reading JOIN telemetry.series ON id = series
       WHERE gateway = $1 ORDER BY position, ordinal`,
      [sender.id],
    );
    expect(rows.map(({ device, ordinal }) => `${device}${ordinal}`)).toEqual(['a0', 'b1', 'a0', 'b1']);
    expect(scene.watch.stood).toHaveLength(6);
  });

  it('are found again when memory has let them go', async () => {
    await scene.intake.close();
    scene = await anIntake(pool, site.site, { decode: () => ({ readings: decoded() }), limits: { maxSeriesKept: 1 } });
    decoded = () => ['a', 'b', 'c'].map((device) => aReading({ device }));
    for (let turn = 0; turn < 3; turn += 1) await take();
    const { rows } = await pool.query('SELECT 1 FROM telemetry.series WHERE gateway = $1', [sender.id]);
    expect(rows).toHaveLength(3);
  });
});
