import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Facts that nobody asks for: what comes true by itself and when, whom each fact concerns, and where one stands. Whom it concerns is noted
 * when it is stated: once a lock is undone the ledger no longer says for whom it was.
 */
export class FactsStateThemselves1700000000013 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE chain.fact_party (
        party bigint NOT NULL,
        key text NOT NULL,
        PRIMARY KEY (party, key)
      )`);
    await db.query('GRANT SELECT, INSERT ON chain.fact_party TO tallystick_api, tallystick_worker');
    await db.query(
      `CREATE INDEX outbox_open_fact ON chain.outbox (kind, message) WHERE signatures = '{}' AND ended_at IS NULL`,
    );
    await db.query(`CREATE INDEX receivable_live_due ON ledger.receivable (due_at) WHERE state = 'live'`);
    await db.query('CREATE INDEX fragment_lock_unlock_from ON ledger.fragment_lock (unlock_from)');
    await db.query(DUE_FACT);
    await db.query(FACT_STANDING);
    await db.query('GRANT SELECT ON papers.fact_standing TO tallystick_api, tallystick_worker');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP VIEW papers.fact_standing');
    await db.query('DROP VIEW ledger.due_fact');
    await db.query('DROP INDEX ledger.fragment_lock_unlock_from');
    await db.query('DROP INDEX ledger.receivable_live_due');
    await db.query('DROP INDEX chain.outbox_open_fact');
    await db.query('DROP TABLE chain.fact_party');
  }
}

const PLACE = `jsonb_build_object('receivable', f.receivable::text, 'from', f.from_minor::text, 'version', f.version::text)`;

/** `since` and `grace` are apart so that an index on the former serves: the fact is true when `since + grace` has come. */
const DUE_FACT = `
  CREATE VIEW ledger.due_fact AS
  SELECT 'declare-overdue'::text AS kind, r.receivable::numeric AS subject,
    jsonb_build_object('receivable', r.receivable::text) AS message, r.due_at AS since, interval '24 hours' AS grace,
    ARRAY(
      SELECT DISTINCT concerned.party FROM ledger.fragment f
      LEFT JOIN ledger.programme line ON line.programme = f.programme
      CROSS JOIN LATERAL unnest(ARRAY[r.debtor, f.holder, f.pledgee, f.recourse, line.bank]) AS concerned (party)
      WHERE f.receivable = r.receivable AND concerned.party > 0
    ) AS parties
  FROM ledger.receivable r WHERE r.state = 'live'
  UNION ALL
  SELECT 'unlock-lapsed', l.receivable, ${PLACE}, l.unlock_from, interval '0',
    ARRAY[f.holder, l.buyer, l.settlement_bank]
  FROM ledger.fragment_lock l JOIN ledger.fragment f ON f.receivable = l.receivable AND f.from_minor = l.from_minor
  UNION ALL
  SELECT 'unfreeze-lapsed', z.receivable, ${PLACE}, z.lapses_at, interval '0',
    array_remove(ARRAY[f.holder, f.pledgee, r.debtor], 0::bigint)
  FROM ledger.fragment_freeze z
  JOIN ledger.fragment f ON f.receivable = z.receivable AND f.from_minor = z.from_minor
  JOIN ledger.receivable r ON r.receivable = z.receivable
  WHERE z.order_hash IS NULL
  UNION ALL
  SELECT 'complete-recovery', p.party::numeric,
    jsonb_build_object('party', p.party::text, 'partyEpoch', p.epoch::text), w.completes_at, interval '0', ARRAY[p.party]
  FROM ledger.recovery w JOIN ledger.party p ON p.party = w.party WHERE w.account IS NOT NULL`;

/** As an act's standing: no row holds a state. Superseded is what came to be untrue before it was recorded. */
const FACT_STANDING = `
  CREATE VIEW papers.fact_standing AS
  SELECT outbox.position, outbox.digest AS key, outbox.kind, outbox.message, outbox.enqueued_at AS stated_at,
    CASE
      WHEN recorded.digest IS NOT NULL THEN 'recorded'
      WHEN outbox.kind = 'declare-overdue' AND EXISTS (
        SELECT 1 FROM ledger.receivable r
        WHERE r.receivable = (outbox.message ->> 'receivable')::numeric AND r.state = 'settled'
      ) THEN 'superseded'
      WHEN outbox.kind IN ('unlock-lapsed', 'unfreeze-lapsed') AND EXISTS (
        SELECT 1 FROM ledger.receivable r WHERE r.receivable = (outbox.message ->> 'receivable')::numeric
      ) AND NOT EXISTS (
        SELECT 1 FROM ledger.fragment f
        WHERE f.receivable = (outbox.message ->> 'receivable')::numeric
          AND f.from_minor = (outbox.message ->> 'from')::numeric AND f.version = (outbox.message ->> 'version')::bigint
      ) THEN 'superseded'
      WHEN outbox.kind = 'complete-recovery' AND EXISTS (
        SELECT 1 FROM ledger.party p
        WHERE p.party = (outbox.message ->> 'party')::bigint AND p.epoch > (outbox.message ->> 'partyEpoch')::bigint
      ) THEN 'superseded'
      WHEN outbox.deadline < (SELECT block_time FROM ledger.cursor) THEN 'expired'
      ELSE 'relayed'
    END AS state,
    recorded.block_number AS recorded_block,
    recorded.block_time AS recorded_at,
    recorded.tx_hash AS transaction_hash,
    outbox.last_failure AS last_failure
  FROM chain.outbox outbox
  LEFT JOIN ledger.recorded_act recorded ON recorded.digest = outbox.digest
  WHERE outbox.signatures = '{}'`;
