import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/postgres.js';
import { readOperatorKeys } from '../../infra/intake/enrolment-rows.js';
import { anIntake, poolOf, START_MS } from '../../testing/intake-scene.js';
import { ed25519Of, type KeyPair } from '../../testing/keys.js';
import { aGateway, aSite, type SiteScene } from '../../testing/site-scene.js';

let database: TestDatabase;
let pool: pg.Pool;
let statements = 0;
const next = ed25519Of('the next operator’s key');

beforeAll(async () => {
  database = await createTestDatabase();
  pool = poolOf(database.url);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

async function state(
  { siteNumber }: SiteScene,
  { verifying }: KeyPair,
  fromMs: number,
  untilMs?: number,
): Promise<void> {
  statements += 1;
  const times = [new Date(fromMs), untilMs === undefined ? null : new Date(untilMs)];
  await pool.query(
    `INSERT INTO telemetry.site_key (site, algorithm, public_key, valid_from, valid_until, statement, digest, account, signature, stated_at)
     VALUES ($1, $2, $3, $4, $5, '{}', $6, '', '', now())`,
    [siteNumber, verifying.algorithm, Buffer.from(verifying.publicKey), ...times, `digest ${statements}`],
  );
}

const namesAt = async ({ siteNumber, operator }: SiteScene, nowMs: number) => {
  const found = await readOperatorKeys(pool, siteNumber, nowMs);
  const isOf = (key: KeyPair) =>
    found.some(({ publicKey }) => Buffer.compare(publicKey, key.verifying.publicKey) === 0);
  return { first: isOf(operator), next: isOf(next) };
};

describe('an operator’s key that follows another', () => {
  it('holds beside it from its beginning to its end, whatever was stated before the end', async () => {
    const site = await aSite(pool, 'Waigaoqiao 1');
    await state(site, next, 1_000);
    expect(await namesAt(site, 999)).toEqual({ first: true, next: false });
    expect(await namesAt(site, 1_000)).toEqual({ first: true, next: true });
    await state(site, next, 1_000, 5_000);
    expect(await namesAt(site, 4_999)).toEqual({ first: true, next: true });
    expect(await namesAt(site, 5_000)).toEqual({ first: true, next: false });
    await state(site, next, 8_000);
    expect(await namesAt(site, 8_000)).toEqual({ first: true, next: true });
  });

  it('lets in the gateways that it vouches for, beside those of the first', async () => {
    const site = await aSite(pool, 'Waigaoqiao 2');
    await state(site, next, 1_000);
    const old = await aGateway(pool, site, { name: 'old' });
    const added = await aGateway(pool, site, { name: 'added', enrolledBy: next });
    const foreign = await aGateway(pool, site, { name: 'foreign', enrolledBy: ed25519Of('nobody') });
    const { intake, take } = await anIntake(pool, site.site, { startMs: START_MS });
    try {
      for (const [{ gateway }, settled] of [
        [old, 'stored'],
        [added, 'stored'],
        [foreign, 'quarantined'],
      ] as const) {
        const batch = await gateway.sign();
        expect([gateway.name, await take(gateway.name, batch)]).toEqual([gateway.name, settled]);
      }
    } finally {
      await intake.close();
    }
  });
});
