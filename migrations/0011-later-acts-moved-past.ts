import type { MigrationInterface, QueryRunner } from 'typeorm';
import { actStandingWith } from './0008-acts-moved-past.js';

/** The acts that came with encumbrances are superseded by what they are bound to as well. */
export class LaterActsMovedPast1700000000011 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(actStandingWith(BINDINGS));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(actStandingWith());
  }
}

export const BINDINGS = `
      -- Each naming is the next one of its party, each pause and end of one the next of the ledger.
      WHEN act.kind = 'name-settlement-bank' AND EXISTS (
        SELECT 1 FROM ledger.settlement_bank b
        WHERE b.party = (act.message ->> 'party')::bigint AND b.sequence >= (act.message ->> 'sequence')::bigint
      ) THEN 'superseded'
      WHEN act.kind IN ('pause', 'unpause') AND EXISTS (
        SELECT 1 FROM ledger.pause p WHERE p.sequence >= (act.message ->> 'sequence')::bigint
      ) THEN 'superseded'
      -- A bank's payment stands for one thing.
      WHEN act.kind IN ('settle', 'pay-by-receipt') AND EXISTS (
        SELECT 1 FROM ledger.used_receipt u
        WHERE u.bank = (act.message ->> 'bank')::bigint AND u.bank_reference = act.message ->> 'bankReference'
      ) THEN 'superseded'
      -- Showing the order raises no version.
      WHEN act.kind = 'confirm-freeze' AND EXISTS (
        SELECT 1 FROM ledger.fragment_freeze f
        WHERE f.receivable = (act.message ->> 'receivable')::numeric AND f.from_minor = (act.message ->> 'from')::numeric
          AND f.order_hash IS NOT NULL
      ) THEN 'superseded'
      -- The party does not sign it, and yet it names the party's epoch.
      WHEN act.kind = 'propose-recovery' AND EXISTS (
        SELECT 1 FROM ledger.party p
        WHERE p.party = (act.message ->> 'party')::bigint AND p.epoch > (act.message ->> 'partyEpoch')::bigint
      ) THEN 'superseded'`;
