import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a circle of sales is followed by: who sold when. A day in ISO 8601 sorts as text. */
export class SalesBySeller1700000000020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `CREATE INDEX document_sale ON papers.document (seller, (identity ->> 'issueDate')) WHERE kind = 'invoice'`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX papers.document_sale');
  }
}
