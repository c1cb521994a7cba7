import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A transfer names a remittance advice, and the advice the invoices: by what such a record is called it is found from a bank statement. */
export class RemittanceAdvices1700000000023 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE papers.record ADD called_by text[] NOT NULL DEFAULT '{}'`);
    await db.query('CREATE INDEX record_called_by ON papers.record USING gin (called_by)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE papers.record DROP COLUMN called_by');
  }
}
