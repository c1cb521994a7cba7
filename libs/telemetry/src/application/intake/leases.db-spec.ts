import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/postgres.js';
import { poolOf } from '../../testing/intake-scene.js';
import { aSite } from '../../testing/site-scene.js';
import { Leases } from './leases.js';

let database: TestDatabase;
let pool: pg.Pool;
let site: string;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = poolOf(database.url);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(async () => {
  ({ site } = await aSite(pool));
});

const LONG_MS = 3_600_000;
const leases = (holder: string, durationMs = LONG_MS) => new Leases({ pool, holder, durationMs });

async function held(lease: Promise<Awaited<ReturnType<Leases['take']>>>) {
  const got = await lease;
  if (!got) throw new Error('another holds it');
  return got;
}

describe('the lease of a site', () => {
  it('is held by one at a time', async () => {
    await expect(leases('one').take(site)).resolves.toMatchObject({ site, fence: 1n });
    await expect(leases('other').take(site)).resolves.toBeUndefined();
  });

  it('is taken by one alone of many that come at once', async () => {
    const taken = await Promise.all(Array.from({ length: 8 }, (_, at) => leases(`copy ${at}`).take(site)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('passes when its time is up, its fence grown; the one before can no longer renew it', async () => {
    const before = await held(leases('one', -1).take(site));
    await expect(leases('other').take(site)).resolves.toMatchObject({ fence: before.fence + 1n });
    await expect(leases('one').renew(before)).rejects.toMatchObject({ code: 'lease-lost' });
  });

  it('is renewed before its time is up', async () => {
    const lease = await held(leases('one', -1).take(site));
    await leases('one').renew(lease);
    await expect(leases('other').take(site)).resolves.toBeUndefined();
  });

  it('grows its fence when its holder begins anew, though its time is not up', async () => {
    const before = await held(leases('one').take(site));
    const after = await held(leases('one').take(site));
    expect(after.fence).toBe(before.fence + 1n);
    await expect(leases('one').renew(before)).rejects.toMatchObject({ code: 'lease-lost' });
  });

  it('is free at once when it is released, by its holder alone', async () => {
    const before = await held(leases('one').take(site));
    await expect(leases('one').free()).resolves.not.toContain(site);
    await leases('one').release(before);
    await expect(leases('one').free()).resolves.toContain(site);
    await expect(leases('other').take(site)).resolves.toMatchObject({ fence: before.fence + 1n });
    await leases('one').release(before);
    await expect(leases('third').take(site)).resolves.toBeUndefined();
  });

  it('is of no site that there is not', async () => {
    for (const name of ['site-999999', 'nonsense']) {
      await expect(leases('one').take(name)).rejects.toMatchObject({ code: 'site-not-found' });
    }
  });
});
