import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['webhook', 'webhook_delivery', 'webhook_attempt'];
/** Of before: a webhook that asked for all was told these. */
const NOTICES = [
  ...['alarm-raised', 'alarm-escalated', 'alarm-returned', 'alarm-cleared', 'alarm-acknowledged', 'alarm-reset'],
  ...['alarm-resumed', 'alarm-shelved', 'alarm-unshelved', 'taken-out-of-service', 'returned-to-service'],
  ...['rule-changed', 'releaser-named', 'releaser-withdrew', 'webhook-disabled'],
];

/** Webhooks are of all that a party's feeds tell, and no longer of notices alone: each reads both feeds from where it stands. */
export class Webhooks1700000000038 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE papers.activity ADD COLUMN data jsonb');
    for (const table of TABLES) await db.query(`ALTER TABLE telemetry.${table} SET SCHEMA papers`);
    await db.query(`UPDATE papers.webhook SET events = $1 WHERE events = '{}'`, [NOTICES]);
    await this.deliveries(db);
    await db.query(`
      CREATE TABLE papers.webhook_place (
        webhook uuid NOT NULL REFERENCES papers.webhook (id),
        feed text NOT NULL,
        seq bigint NOT NULL,
        PRIMARY KEY (webhook, feed)
      )`);
    for (const feed of ['papers', 'ledger']) {
      await db.query(
        `INSERT INTO papers.webhook_place (webhook, feed, seq)
         SELECT id, $1, coalesce((SELECT max(seq) FROM ${feed}.activity WHERE activity.party = webhook.party), 0)
         FROM papers.webhook`,
        [feed],
      );
    }
    await db.query('GRANT SELECT, UPDATE ON papers.webhook_place TO tallystick_worker');
    await db.query('GRANT DELETE ON papers.webhook_delivery TO tallystick_worker');
    await db.query('GRANT SELECT ON papers.activity, ledger.activity TO tallystick_worker');
  }

  /** What was on its way stays so, under its id. */
  private async deliveries(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE papers.webhook_delivery
        ADD COLUMN feed text, ADD COLUMN seq bigint, ADD COLUMN type text, ADD COLUMN subject text,
        ADD COLUMN at timestamptz, ADD COLUMN data jsonb`);
    await db.query(`
      UPDATE papers.webhook_delivery delivery SET
        feed = 'notices', seq = numbered.place, type = notice.type, subject = coalesce(notice.alarm, notice.id)::text,
        at = notice.at, data = notice.body || jsonb_build_object('notice', notice.id)
          || CASE WHEN notice.site IS NULL THEN '{}' ELSE jsonb_build_object('site', 'site-' || notice.site) END
          || CASE WHEN notice.alarm IS NULL THEN '{}' ELSE jsonb_build_object('alarm', notice.alarm) END
      FROM telemetry.notice notice, (SELECT id, row_number() OVER (ORDER BY id) AS place FROM papers.webhook_delivery) numbered
      WHERE notice.id = delivery.notice AND numbered.id = delivery.id`);
    await db.query(`
      ALTER TABLE papers.webhook_delivery
        DROP COLUMN notice,
        ALTER COLUMN feed SET NOT NULL, ALTER COLUMN seq SET NOT NULL, ALTER COLUMN type SET NOT NULL,
        ALTER COLUMN subject SET NOT NULL, ALTER COLUMN at SET NOT NULL,
        ADD UNIQUE (webhook, feed, seq)`);
    await db.query('CREATE INDEX webhook_delivery_at ON papers.webhook_delivery (webhook, at)');
    await db.query('CREATE INDEX webhook_delivery_old ON papers.webhook_delivery (at)');
    await db.query(`
      ALTER TABLE papers.webhook_attempt
        DROP CONSTRAINT webhook_attempt_delivery_fkey,
        ADD FOREIGN KEY (delivery) REFERENCES papers.webhook_delivery (id) ON DELETE CASCADE`);
  }

  /** What was on its way is not any more: notices know it no longer. */
  async down(db: QueryRunner): Promise<void> {
    await db.query('TRUNCATE papers.webhook_attempt, papers.webhook_delivery');
    await db.query('DROP TABLE papers.webhook_place');
    await db.query(`
      ALTER TABLE papers.webhook_delivery
        DROP COLUMN feed, DROP COLUMN seq, DROP COLUMN type, DROP COLUMN subject, DROP COLUMN at, DROP COLUMN data,
        ADD COLUMN notice uuid NOT NULL REFERENCES telemetry.notice (id),
        ADD UNIQUE (webhook, notice)`);
    for (const table of TABLES) await db.query(`ALTER TABLE papers.${table} SET SCHEMA telemetry`);
    await db.query('ALTER TABLE papers.activity DROP COLUMN data');
  }
}
