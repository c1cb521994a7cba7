import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureLoginRole, urlForLogin } from '@tallystick/platform';
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/postgres.js';
import { anIntake, poolOf } from '../../testing/intake-scene.js';
import { aGateway, aSite } from '../../testing/site-scene.js';

let database: TestDatabase;
let owner: pg.Pool;
let ingest: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  owner = poolOf(database.url);
  const login = { user: `test_${randomBytes(6).toString('hex')}`, password: randomBytes(12).toString('hex') };
  await ensureLoginRole(database.url, { ...login, memberOf: 'tallystick_ingest' });
  ingest = poolOf(urlForLogin(database.url, { ...login, memberOf: 'tallystick_ingest' }));
});
afterAll(async () => {
  await Promise.all([owner.end(), ingest.end()]);
  await database.drop();
});

describe("the intake's rights", () => {
  it('are enough for all that it does', async () => {
    const site = await aSite(owner);
    const { gateway } = await aGateway(owner, site);
    const { intake, take, clock } = await anIntake(ingest, site.site);
    const other = await gateway.signInstead({ sentAtMs: 1 });
    await expect(take(gateway.name, await gateway.sign())).resolves.toBe('stored');
    await expect(take(gateway.name, other)).resolves.toBe('aside');
    await expect(take(gateway.name, Uint8Array.of(0))).resolves.toBe('quarantined');
    await intake.tick((clock.ms += 86_400_000));
    await intake.close();
  });

  it('are not enough to change or remove what it has stored, nor to enrol anybody', async () => {
    for (const table of ['evidence', 'reading', 'log_node', 'series', 'quarantine']) {
      await expect(ingest.query(`DELETE FROM telemetry.${table}`)).rejects.toThrow('permission denied');
      await expect(ingest.query(`TRUNCATE telemetry.${table}`)).rejects.toThrow('permission denied');
    }
    await expect(ingest.query(`UPDATE telemetry.evidence SET envelope = ''`)).rejects.toThrow('permission denied');
    await expect(ingest.query('UPDATE telemetry.reading SET value_unscaled = 0')).rejects.toThrow('permission denied');
    await expect(ingest.query(`UPDATE telemetry.log_node SET hash = ''`)).rejects.toThrow('permission denied');
    for (const table of ['site', 'gateway', 'gateway_key']) {
      await expect(ingest.query(`INSERT INTO telemetry.${table} DEFAULT VALUES`)).rejects.toThrow('permission denied');
    }
  });

  it('do not reach around by a partition, which has an owner of its own', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'telemetry.evidence'::regclass`,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { name } of rows) {
      await expect(ingest.query(`DELETE FROM ${name}`)).rejects.toThrow('permission denied');
      await expect(ingest.query(`DROP TABLE ${name}`)).rejects.toThrow('must be owner');
    }
  });
});
