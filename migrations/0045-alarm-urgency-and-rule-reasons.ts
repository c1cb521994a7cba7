import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How urgent an alarm is, written beside the state and level that say so, so that a list of thousands comes in that order by an index; and why a
 * rule was changed.
 */
export class AlarmUrgencyAndRuleReasons1700000000045 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE telemetry.alarm ADD urgency smallint NOT NULL DEFAULT 0');
    await db.query(`
      UPDATE telemetry.alarm SET urgency = CASE level WHEN 'critical' THEN 2 ELSE 1 END +
        CASE state
          WHEN 'unacknowledged' THEN 6
          WHEN 'latched-unacknowledged' THEN 4
          WHEN 'returned-unacknowledged' THEN 4
          WHEN 'acknowledged' THEN 2
          ELSE 0
        END
      WHERE state <> 'closed'`);
    await db.query('CREATE INDEX alarm_urgency ON telemetry.alarm (site, urgency, id)');
    await db.query('ALTER TABLE telemetry.site_rule_version ADD reason text');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE telemetry.site_rule_version DROP reason');
    await db.query('DROP INDEX telemetry.alarm_urgency');
    await db.query('ALTER TABLE telemetry.alarm DROP urgency');
  }
}
