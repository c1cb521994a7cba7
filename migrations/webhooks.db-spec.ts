import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '@tallystick/platform';
import { createTestDatabase, type TestDatabase } from '../test/support/postgres.js';
import { Webhooks1700000000038 } from './0038-webhooks.js';
import { migrations } from './index.js';

describe('webhooks that were made when they told of notices alone', () => {
  let database: TestDatabase;
  const query = <T>(sql: string, ...values: unknown[]) => database.dataSource.query<T[]>(sql, values);

  beforeAll(async () => {
    database = await createTestDatabase({ migrated: false });
    const place = migrations.indexOf(Webhooks1700000000038);
    await migrate(database.url, migrations.slice(0, place));
    await query(
      `INSERT INTO papers.activity (party, type, subject) VALUES (1, 'act-offered', 'a'), (2, 'act-offered', 'b')`,
    );
    await query(
      `INSERT INTO telemetry.webhook (party, url, events, state, secret_number, secret_changed_at, created_at)
       VALUES (1, 'https://all.example/', '{}', 'on', 1, now(), now()), (1, 'https://some.example/', '{rule-changed}', 'on', 1, now(), now())`,
    );
    await query(
      `WITH told AS (INSERT INTO telemetry.notice (party, site, type, body, at)
         VALUES (1, 7, 'rule-changed', '{"message": "m"}', '2026-01-01T00:00:00Z') RETURNING id)
       INSERT INTO telemetry.webhook_delivery (webhook, notice, state, attempts, next_at)
       SELECT webhook.id, told.id, 'waiting', 2, now() FROM told, telemetry.webhook`,
    );
    await query(
      `INSERT INTO telemetry.webhook_attempt (delivery, at, took_ms, status) SELECT id, now(), 5, 500 FROM telemetry.webhook_delivery`,
    );
    await migrate(database.url, migrations.slice(0, place + 1));
  }, 60_000);
  afterAll(() => database.drop());

  it('keep what was on its way to them, under its id, with all that was to be said', async () => {
    const rows = await query<{ data: object; at: Date }>(
      `SELECT feed, type, state, attempts, at, data - 'notice' AS data FROM papers.webhook_delivery`,
    );
    const same = { feed: 'notices', type: 'rule-changed', state: 'waiting', attempts: 2 };
    const at = new Date('2026-01-01T00:00:00Z');
    expect(rows).toEqual([0, 1].map(() => ({ ...same, at, data: { message: 'm', site: 'site-7' } })));
    expect(await query('SELECT status FROM papers.webhook_attempt')).toHaveLength(2);
  });

  it('hear of what they asked for, which was never of papers and claims, from where their party’s feed stands', async () => {
    const webhooks = await query<{ events: string[] }>('SELECT events FROM papers.webhook ORDER BY id');
    expect(webhooks[0]?.events).toContain('alarm-raised');
    expect(webhooks[0]?.events).not.toContain('act-offered');
    expect(webhooks[1]?.events).toEqual(['rule-changed']);
    expect(await query(`SELECT feed, seq FROM papers.webhook_place ORDER BY webhook, feed`)).toEqual(
      [0, 1].flatMap(() => [
        { feed: 'ledger', seq: '0' },
        { feed: 'papers', seq: '1' },
      ]),
    );
  });

  it('are of notices again when the change is undone', async () => {
    const runner = database.dataSource.createQueryRunner();
    await new Webhooks1700000000038().down(runner);
    await runner.release();
    expect(await query('SELECT url FROM telemetry.webhook')).toHaveLength(2);
    await query('SELECT notice FROM telemetry.webhook_delivery');
  });
});
