import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which invoices a credit note takes back, so that it is found for them whatever orders it names. */
export class CreditedInvoices1700000000014 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE papers.document ADD COLUMN credits text[] NOT NULL DEFAULT '{}'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE papers.document DROP COLUMN credits');
  }
}
