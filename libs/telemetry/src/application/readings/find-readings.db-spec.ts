import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal } from '@tallystick/platform';
import type pg from 'pg';
import { queriesOf } from '../../../../../test/support/list-plans.js';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/postgres.js';
import { Site } from '../../infra/site.entity.js';
import { SiteReader } from '../../infra/site-reader.entity.js';
import { poolOf } from '../../testing/intake-scene.js';
import { storedReadings } from '../../testing/reading-scene.js';
import { aGateway, aSite, type SiteScene } from '../../testing/site-scene.js';
import { SiteAccess } from '../sites/site-access.js';
import type { SiteLimits } from '../sites/site-limits.js';
import { FindReadings } from './find-readings.js';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const warehouse = { party: '7' } as Principal;
const stranger = { party: '9' } as Principal;
const limits: SiteLimits = { sitesPerParty: 1, gatewaysPerSite: 1, latestDays: 7, backlogDays: 3, maxBuckets: 500 };
const day = (date: number, time = '12:00:00') => `2026-11-${String(date).padStart(2, '0')}T${time}Z`;

let database: TestDatabase;
let pool: pg.Pool;
let site: SiteScene;
let weight: number;
let elsewhere: number;
let readings: FindReadings;

beforeAll(async () => {
  database = await createTestDatabase({ entities: [Site, SiteReader] });
  pool = poolOf(database.url);
  site = await aSite(pool);
  const { id } = await aGateway(pool, site);
  for (let date = 1; date <= 20; date += 1)
    await pool.query('SELECT telemetry.ensure_day($1)', [day(date).slice(0, 10)]);
  const store = storedReadings(pool, site.siteNumber, id);
  weight = await store.series('scale-1', 'weight', 'kg');
  await store.reading(weight, { at: day(18, '10:00:00'), value: [100_5n, 1] });
  await store.reading(weight, { at: day(18, '10:20:00'), value: [99n, 0] });
  await store.reading(weight, { at: day(18, '10:40:00'), value: [98_25n, 2], uncertainty: [5n, 2] });
  // Kept back for a day by a lost connection, and so the last to come.
  await store.reading(weight, { at: day(18, '09:00:00'), receivedAt: day(19), value: [101n, 0], clock: 'untrusted' });
  const temperature = await store.series('probe-1', 'temperature', 'Cel');
  await store.reading(temperature, { at: day(19, '08:00:00'), value: [-25n, 1], grade: 'tls-only' });
  await store.reading(temperature, { at: '2027-06-01T00:00:00Z', receivedAt: day(19, '09:00:00'), value: [40n, 0] });
  const silent = await store.series('door-1', 'open', '1');
  await store.reading(silent, { at: day(2), value: [1n, 0] });
  const other = await aSite(pool, 'Yangshan 1');
  const foreign = storedReadings(pool, other.siteNumber, (await aGateway(pool, other)).id);
  elsewhere = await foreign.series('scale-1', 'weight', 'kg');
  const access = new SiteAccess(database.dataSource);
  readings = new FindReadings(database.dataSource, { nowMs: () => NOW }, limits, access);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe('the latest readings of a site', () => {
  it('are by measuring, not by coming in; none from the future, none of what was silent for long', async () => {
    const { items, nextCursor } = await readings.latest(site.site, { limit: 10 }, warehouse);
    expect(nextCursor).toBeUndefined();
    expect(items).toMatchObject([
      { device: 'scale-1', value: '98.25', uncertainty: '0.05', grade: 'signed', clock: 'trusted', unit: 'kg' },
      { device: 'probe-1', value: '-2.5', uncertainty: null, grade: 'tls-only' },
    ]);
    expect(items[0]?.at).toEqual(new Date(day(18, '10:40:00')));
  });

  it('come in pages', async () => {
    const first = await readings.latest(site.site, { limit: 1 }, warehouse);
    expect(first.items).toMatchObject([{ device: 'scale-1' }]);
    const second = await readings.latest(site.site, { limit: 1, cursor: first.nextCursor ?? '' }, warehouse);
    expect(second).toEqual({ items: [expect.objectContaining({ device: 'probe-1' })] });
  });
});

describe('readings of a series in a period', () => {
  const period = { fromMs: Date.parse(day(18, '09:00:00')), toMs: Date.parse(day(18, '11:00:00')) };

  it('are gathered exactly, with what came late in its own time', async () => {
    const { series, buckets } = await readings.bucketed(
      site.site,
      weight,
      { ...period, bucketSeconds: 3_600 },
      warehouse,
    );
    expect(series).toMatchObject({ device: 'scale-1', metric: 'weight', unit: 'kg' });
    expect(buckets).toEqual([
      { from: new Date(day(18, '09:00:00')), count: 1, min: '101', max: '101', mean: '101', last: '101' },
      { from: new Date(day(18, '10:00:00')), count: 3, min: '98.25', max: '100.5', mean: '99.25', last: '98.25' },
    ]);
  });

  it('are those from its beginning on and before its end', async () => {
    const count = async (from: string, to: string) => {
      const asked = { fromMs: Date.parse(day(18, from)), toMs: Date.parse(day(18, to)) };
      const { buckets } = await readings.bucketed(site.site, weight, asked, warehouse);
      return buckets.reduce((sum, bucket) => sum + bucket.count, 0);
    };
    expect(await count('10:00:00', '10:40:00')).toBe(2);
    expect(await count('10:00:01', '10:40:01')).toBe(2);
  });

  it('are none after the largest number that a cursor may have, though no series has one so large', async () => {
    const cursor = Buffer.from(JSON.stringify(['', '999999999999999999'])).toString('base64url');
    expect((await readings.series(site.site, { limit: 10, cursor }, warehouse)).items).toEqual([]);
    expect((await readings.latest(site.site, { limit: 10, cursor }, warehouse)).items).toEqual([]);
  });

  it('are not shown of another site’s series, nor to a stranger', async () => {
    await expect(readings.bucketed(site.site, elsewhere, period, warehouse)).rejects.toMatchObject({
      code: 'series-not-found',
    });
    await expect(readings.bucketed(site.site, weight, period, stranger)).rejects.toMatchObject({
      code: 'site-not-found',
    });
    await expect(readings.series(site.site, { limit: 10 }, stranger)).rejects.toMatchObject({ code: 'site-not-found' });
  });
});

describe('the way that PostgreSQL takes to readings', () => {
  /** The partitions that a plan would read, and whether all of them are entered by an index. */
  async function planOf(work: () => Promise<unknown>) {
    const [[query, values]] = (await queriesOf(database.dataSource, work)).filter(([sql]) =>
      sql.includes('telemetry.reading'),
    ) as [[string, unknown[]]];
    const client = await pool.connect();
    try {
      // So few rows are read faster as they lie; with many they are not.
      await client.query('SET enable_seqscan = off');
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${query}`, values);
      const lines = rows.map((row) => row['QUERY PLAN']).filter((line) => line.includes(' on reading_2'));
      const days = lines.map((line) => / on reading_(\d{8})/.exec(line)?.[1] ?? '');
      return { days: [...new Set(days)].sort(), isByIndex: lines.every((line) => /Index|Bitmap Heap/.test(line)) };
    } finally {
      client.release();
    }
  }

  it('to the latest is by an index of each day that is looked back to, and by no other day', async () => {
    const { days, isByIndex } = await planOf(() => readings.latest(site.site, { limit: 10 }, warehouse));
    expect(days).toEqual(['13', '14', '15', '16', '17', '18', '19', '20'].map((date) => `202611${date}`));
    expect(isByIndex).toBe(true);
  });

  it('to a period is by an index of its days and those in which late ones may have come', async () => {
    const period = { fromMs: Date.parse(day(10)), toMs: Date.parse(day(11)), bucketSeconds: 3_600 };
    const { days, isByIndex } = await planOf(() => readings.bucketed(site.site, weight, period, warehouse));
    expect(days).toEqual(['10', '11', '12', '13', '14'].map((date) => `202611${date}`));
    expect(isByIndex).toBe(true);
  });
});
