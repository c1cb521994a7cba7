import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys by which an invoice's near copies are found without reading the pair's other invoices. */
export class LikeInvoices1700000000021 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX document_like_invoice ON papers.document (
        seller, buyer, (identity ->> 'currency'), (identity ->> 'issueDate'), ((identity ->> 'amountMinor')::numeric)
      ) WHERE kind = 'invoice'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX papers.document_like_invoice');
  }
}
