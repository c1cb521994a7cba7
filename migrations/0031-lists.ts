import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a party's lists are gathered by and the orders that they are asked in, so that none reads what is others'. */
const INDEXES = [
  ['ledger', 'fragment_recourse', 'fragment (recourse)'],
  ['ledger', 'fragment_lock_settlement_bank', 'fragment_lock (settlement_bank)'],
  ['ledger', 'settlement_bank_bank', 'settlement_bank (bank)'],
  ['ledger', 'fragment_history_previous_holder', 'fragment_history (previous_holder)'],
  ['papers', 'document_seller', 'document (seller, id)'],
  ['papers', 'organisation_name', 'organisation (name, party)'],
  ['telemetry', 'alarm_raised', 'alarm (site, raised_at, id)'],
] as const;

export class Lists1700000000031 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [schema, name, on] of INDEXES) await db.query(`CREATE INDEX ${name} ON ${schema}.${on}`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [schema, name] of INDEXES) await db.query(`DROP INDEX ${schema}.${name}`);
  }
}
