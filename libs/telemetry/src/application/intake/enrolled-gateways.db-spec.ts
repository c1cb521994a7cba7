import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/postgres.js';
import { anIntake, type IntakeScene, poolOf, START_MS } from '../../testing/intake-scene.js';
import { ed25519Of, p256 } from '../../testing/keys.js';
import { SigningGateway } from '../../testing/signing-gateway.js';
import { aGateway, aSite, enrol, type SiteScene } from '../../testing/site-scene.js';

let database: TestDatabase;
let pool: pg.Pool;
let site: SiteScene;
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
  scene = await anIntake(pool, site.site, { limits: { keysMs: 5_000, unknownKeyMs: 500 } });
});
afterEach(() => scene.intake.close());

async function lastReason(): Promise<string | undefined> {
  const { rows } = await pool.query<{ reason: string }>(
    'SELECT reason FROM telemetry.quarantine WHERE site = $1 ORDER BY id DESC LIMIT 1',
    [site.siteNumber],
  );
  return rows[0]?.reason;
}

describe("a gateway's key", () => {
  it('counts as soon as it is enrolled, as an unknown one makes the intake look again', async () => {
    const { gateway } = await aGateway(pool, site);
    scene.clock.ms += 500;
    await expect(scene.take(gateway.name, await gateway.sign())).resolves.toBe('stored');
  });

  it('is not looked for again within the time set, so that strangers cost little', async () => {
    const { gateway } = await aGateway(pool, site);
    scene.clock.ms += 499;
    await expect(scene.take(gateway.name, await gateway.sign())).resolves.toBe('quarantined');
  });

  it('enrolled for the receipts of another intake counts, and is told of once', async () => {
    await scene.intake.close();
    scene = await anIntake(pool, site.site, { receiptSigner: ed25519Of('another intake') });
    const { gateway } = await aGateway(pool, site);
    for (const ms of [5_000, 5_000]) {
      scene.clock.ms += ms;
      await expect(scene.take(gateway.name, await gateway.sign())).resolves.toBe('stored');
    }
    expect(scene.faults).toMatchObject([{ code: 'receipt-key-differs', details: { gateway: gateway.name } }]);
  });

  it('may be one of P-256', async () => {
    const key = p256();
    const { id, gateway } = await aGateway(pool, site);
    const secure = new SigningGateway(site.site, gateway.name, key, 2n);
    await enrol(pool, site, { id, gateway: secure });
    scene.clock.ms += 500;
    await expect(scene.take(gateway.name, await secure.sign())).resolves.toBe('stored');
  });

  it('counts no more within the time set after it was taken back', async () => {
    const { id, gateway } = await aGateway(pool, site);
    scene.clock.ms += 500;
    await scene.take(gateway.name, await gateway.sign());
    await pool.query('UPDATE telemetry.gateway_key SET taken_back_at = $2 WHERE gateway = $1', [
      id,
      new Date(scene.clock.ms),
    ]);
    scene.clock.ms += 5_000;
    await expect(scene.take(gateway.name, await gateway.sign())).resolves.toBe('quarantined');
    await expect(lastReason()).resolves.toBe('key-unknown');
  });

  it('counts from and until when its enrolment says, whatever the columns beside say', async () => {
    const until = START_MS + 10_000;
    const { id, gateway } = await aGateway(pool, site, { notBeforeMs: START_MS + 1_000, notAfterMs: until });
    await pool.query(`UPDATE telemetry.gateway_key SET not_before = 'epoch', not_after = NULL WHERE gateway = $1`, [
      id,
    ]);
    const takeAt = async (ms: number) => {
      scene.clock.ms = ms;
      return scene.take(gateway.name, await gateway.signInstead());
    };
    await expect(takeAt(START_MS + 999)).resolves.toBe('quarantined');
    await expect(takeAt(until)).resolves.toBe('quarantined');
    await expect(takeAt(until - 1)).resolves.toBe('stored');
  });

  it("does not count when another than the site's operator enrolled it, or for another gateway", async () => {
    const { gateway } = await aGateway(pool, site, { enrolledBy: ed25519Of('who writes the database') });
    scene.clock.ms += 500;
    await expect(scene.take(gateway.name, await gateway.sign())).resolves.toBe('quarantined');
    await expect(lastReason()).resolves.toBe('key-unknown');

    const other = await aGateway(pool, site, { name: 'gateway-8' });
    await pool.query(
      `INSERT INTO telemetry.gateway_key (gateway, key_id, algorithm, public_key, enrolment, not_before)
       SELECT (SELECT id FROM telemetry.gateway WHERE name = 'gateway-7' AND site = $2), key_id, algorithm, public_key, enrolment, not_before
       FROM telemetry.gateway_key WHERE gateway = $1`,
      [other.id, site.siteNumber],
    );
    const posing = new SigningGateway(site.site, 'gateway-7', other.gateway.key);
    scene.clock.ms += 500;
    await expect(scene.take('gateway-7', await posing.sign())).resolves.toBe('quarantined');
    await expect(lastReason()).resolves.toBe('key-unknown');
  });

  it('of another site does not count', async () => {
    const elsewhere = await aSite(pool, 'Waigaoqiao 1');
    const { gateway } = await aGateway(pool, elsewhere);
    await aGateway(pool, site);
    scene.clock.ms += 500;
    await expect(scene.take(gateway.name, await gateway.sign())).resolves.toBe('quarantined');
  });
});
