import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ACT_STANDING } from './0005-acts.js';

/**
 * An act is superseded when anything that it is bound to has moved on, not only the one fragment that a transfer names: it can never run
 * any more, and until its deadline, up to 30 days, it was shown as waiting.
 */
export class ActsMovedPast1700000000008 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE INDEX act_permit_owner ON papers.act ((message ->> 'owner')) WHERE kind = 'permit'`);
    await db.query(actStandingWith());
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(ACT_STANDING.replace('CREATE VIEW', 'CREATE OR REPLACE VIEW'));
    await db.query('DROP INDEX papers.act_permit_owner');
  }
}

/** @param bindings more branches of what an act is bound to, of kinds that came later */
export const actStandingWith = (bindings = ''): string => `
  CREATE OR REPLACE VIEW papers.act_standing AS
  SELECT act.id AS act_id,
    CASE
      WHEN recorded.digest IS NOT NULL THEN 'recorded'
      WHEN revoked.digest IS NOT NULL OR EXISTS (
        SELECT 1 FROM papers.act w JOIN ledger.recorded_act r ON r.digest = w.digest WHERE w.withdraws = act.id
      ) THEN 'withdrawn'
      WHEN signatures.refused THEN 'refused'
      WHEN act.message ? 'version' AND act.message ? 'from' AND EXISTS (
        SELECT 1 FROM ledger.fragment_history h
        WHERE h.receivable = (act.message ->> 'receivable')::numeric
          AND h.from_minor <= (act.message ->> 'from')::numeric AND h.to_minor > (act.message ->> 'from')::numeric
          AND h.version > (act.message ->> 'version')::bigint
      ) THEN 'superseded'
      -- The fragments that a merge names, each with its version.
      WHEN act.kind = 'merge' AND EXISTS (
        SELECT 1
        FROM jsonb_array_elements_text(act.message -> 'froms') WITH ORDINALITY AS f (from_minor, place)
        JOIN jsonb_array_elements_text(act.message -> 'versions') WITH ORDINALITY AS v (version, place) USING (place)
        JOIN ledger.fragment_history h ON h.receivable = (act.message ->> 'receivable')::numeric
          AND h.from_minor <= f.from_minor::numeric AND h.to_minor > f.from_minor::numeric AND h.version > v.version::bigint
      ) THEN 'superseded'
      WHEN act.kind = 'adjust-programme' AND EXISTS (
        SELECT 1 FROM ledger.programme p
        WHERE p.programme = (act.message ->> 'programme')::bigint AND p.version > (act.message ->> 'version')::integer
      ) THEN 'superseded'
      -- Permits run in the order of their nonces, each once.
      WHEN act.kind = 'permit' AND EXISTS (
        SELECT 1 FROM papers.act earlier JOIN ledger.recorded_act r ON r.digest = earlier.digest
        WHERE earlier.kind = 'permit' AND earlier.message ->> 'owner' = act.message ->> 'owner'
          AND (earlier.message ->> 'nonce')::numeric >= (act.message ->> 'nonce')::numeric
      ) THEN 'superseded'
      ${bindings}
      -- A signatory named by number signs at an epoch, in the field named after its role; a raised one voids all that came before.
      WHEN EXISTS (
        SELECT 1 FROM papers.act_signatory s JOIN ledger.party p ON p.party = s.party
        WHERE s.act_id = act.id AND s.account IS NULL AND p.epoch > (act.message ->> (s.role || 'Epoch'))::bigint
      ) THEN 'superseded'
      WHEN act.deadline < (SELECT block_time FROM ledger.cursor) THEN 'expired'
      WHEN act.offered_at IS NULL THEN 'draft'
      WHEN signatures.complete THEN 'relayed'
      ELSE 'offered'
    END AS state,
    recorded.block_number AS recorded_block,
    recorded.block_time AS recorded_at,
    recorded.tx_hash AS transaction_hash,
    outbox.last_failure AS last_failure
  FROM papers.act act
  CROSS JOIN LATERAL (
    SELECT bool_or(s.refused_at IS NOT NULL) AS refused, bool_and(s.signature IS NOT NULL) AS complete
    FROM papers.act_signatory s WHERE s.act_id = act.id
  ) signatures
  LEFT JOIN ledger.recorded_act recorded ON recorded.digest = act.digest
  LEFT JOIN ledger.revoked_act revoked ON revoked.digest = act.digest
  LEFT JOIN chain.outbox outbox ON outbox.digest = act.digest`;
