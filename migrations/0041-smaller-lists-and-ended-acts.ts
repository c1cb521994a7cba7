import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The orders and filters that notices, papers at sites, deliveries, reviews and registrations are asked by. Of acts at a site
 * the papers alone, which have a device; of reviews those that wait: one party may have decided on all that there ever were.
 */
const INDEXES = [
  ['telemetry', 'notice_at', 'notice (party, at, id)'],
  ['telemetry', 'notice_site', 'notice (party, site, id)'],
  ['telemetry', 'notice_alarm', 'notice (alarm, party) WHERE alarm IS NOT NULL'],
  ['telemetry', 'quarantine_received_at', 'quarantine (site, received_at, id)'],
  ['telemetry', 'site_act_at', 'site_act (site, at, seq) WHERE device IS NOT NULL'],
  ['telemetry', 'site_act_paper', 'site_act (site, seq) WHERE device IS NOT NULL'],
  ['papers', 'webhook_delivery_state', 'webhook_delivery (webhook, state, id)'],
  ['papers', 'verification_waiting', `verification (reviewer, id) WHERE verdict = 'review' AND decision IS NULL`],
  ['papers', 'blind_registration_at', 'blind_registration (bank, registered_at, id)'],
  ['papers', 'record_received_at', 'record (submitted_by, received_at, id)'],
] as const;

/** Acts whose end is still to be told: by their deadlines, and those that withdraw others. */
const OPEN = 'offered_at IS NOT NULL AND end_told_at IS NULL';

export class SmallerListsAndEndedActs1700000000041 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [schema, name, on] of INDEXES) await db.query(`CREATE INDEX ${name} ON ${schema}.${on}`);
    // The same with the id behind it, which an order ends with.
    await db.query('DROP INDEX papers.webhook_delivery_at');
    await db.query('CREATE INDEX webhook_delivery_at ON papers.webhook_delivery (webhook, at, id)');
    await this.endedActs(db);
  }

  private async endedActs(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE papers.act ADD end_told_at timestamptz');
    // Of what ended before nobody is told now.
    await db.query(
      `UPDATE papers.act SET end_told_at = now() FROM papers.act_standing standing
       WHERE standing.act_id = act.id AND offered_at IS NOT NULL AND standing.state IN ('recorded', 'refused', 'withdrawn', 'expired')`,
    );
    await db.query(`CREATE INDEX act_open ON papers.act (deadline) WHERE ${OPEN}`);
    await db.query(`CREATE INDEX act_withdrawing ON papers.act (digest) WHERE withdraws IS NOT NULL AND ${OPEN}`);
    await db.query('GRANT UPDATE (end_told_at) ON papers.act TO tallystick_worker');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('REVOKE UPDATE (end_told_at) ON papers.act FROM tallystick_worker');
    await db.query('ALTER TABLE papers.act DROP end_told_at');
    await db.query('DROP INDEX papers.webhook_delivery_at');
    await db.query('CREATE INDEX webhook_delivery_at ON papers.webhook_delivery (webhook, at)');
    for (const [schema, name] of INDEXES) await db.query(`DROP INDEX ${schema}.${name}`);
  }
}
