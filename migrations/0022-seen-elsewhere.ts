import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an invoice is compared by with those of other parties, and goods that exist once, each with the keys to find its like by. Invoices and
 * records of before are not among them until they are handed in anew. Verifications of before keep the hash of the form that they were run in.
 */
export class SeenElsewhere1700000000022 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE papers.document
        ADD COLUMN lines_hash text NOT NULL DEFAULT '',
        ADD COLUMN ties text[] NOT NULL DEFAULT '{}',
        ADD COLUMN prices jsonb NOT NULL DEFAULT '[]'`);
    await db.query(
      `CREATE INDEX document_seller_number ON papers.document (seller, (identity ->> 'canonicalNumber')) WHERE kind = 'invoice'`,
    );
    await db.query(
      `CREATE INDEX document_buyer_number ON papers.document (buyer, (identity ->> 'canonicalNumber')) WHERE kind = 'invoice'`,
    );
    await db.query(`CREATE INDEX document_lines ON papers.document (lines_hash) WHERE lines_hash <> ''`);
    await db.query(`CREATE INDEX document_ties ON papers.document USING gin (ties) WHERE ties <> '{}'`);
    await db.query(`
      CREATE TABLE papers.recorded_unit (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        record uuid NOT NULL REFERENCES papers.record (id),
        submitted_by bigint NOT NULL,
        unit text NOT NULL,
        names text[] NOT NULL
      )`);
    await db.query('CREATE INDEX recorded_unit_record ON papers.recorded_unit (record)');
    await db.query('CREATE INDEX recorded_unit_unit ON papers.recorded_unit (submitted_by, unit)');
    await db.query(`
      UPDATE papers.verification SET inputs = inputs - 'circles' || jsonb_build_object('seen', jsonb_build_object(
        'circles', inputs -> 'circles', 'copies', '[]'::jsonb, 'goods', '[]'::jsonb, 'relations', '[]'::jsonb, 'sums', '[]'::jsonb, 'patterns', '[]'::jsonb
      )) WHERE inputs ? 'circles'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      UPDATE papers.verification SET inputs = inputs - 'seen' || jsonb_build_object('circles', inputs #> '{seen,circles}')
      WHERE inputs ? 'seen'`);
    await db.query('DROP TABLE papers.recorded_unit');
    for (const index of ['seller_number', 'buyer_number', 'lines', 'ties'])
      await db.query(`DROP INDEX papers.document_${index}`);
    await db.query('ALTER TABLE papers.document DROP COLUMN lines_hash, DROP COLUMN ties, DROP COLUMN prices');
  }
}
