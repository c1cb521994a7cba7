import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the tax bureau said of an e-invoice, kept with its hash and time. */
export class TaxBureauAnswers1700000000015 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE papers.document ADD COLUMN tax_answer jsonb');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE papers.document DROP COLUMN tax_answer');
  }
}
