import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Trade documents as received, and the verifier's answers on them. */
export class Trade1700000000007 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE papers.document (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        sha256 text NOT NULL,
        kind text NOT NULL,
        number text NOT NULL,
        seller bigint NOT NULL REFERENCES papers.organisation (party),
        buyer bigint NOT NULL REFERENCES papers.organisation (party),
        orders text[] NOT NULL,
        identity jsonb,
        content bytea NOT NULL,
        findings jsonb NOT NULL,
        submitted_by bigint NOT NULL REFERENCES papers.organisation (party),
        received_at timestamptz NOT NULL DEFAULT now()
      )`);
    await db.query('CREATE UNIQUE INDEX document_sha256 ON papers.document (sha256)');
    await db.query('CREATE INDEX document_pair ON papers.document (seller, buyer)');
    await db.query(
      `CREATE INDEX document_invoice_number ON papers.document (seller, buyer, (identity ->> 'canonicalNumber'))`,
    );
    await db.query('CREATE INDEX document_buyer ON papers.document (buyer, id)');
    await db.query(`
      CREATE TABLE papers.verification (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        invoice uuid NOT NULL REFERENCES papers.document (id),
        seller bigint NOT NULL,
        buyer bigint NOT NULL,
        verdict text NOT NULL,
        documents jsonb NOT NULL,
        checks jsonb NOT NULL,
        financeable jsonb NOT NULL,
        attestation jsonb,
        requested_by bigint NOT NULL,
        verified_at timestamptz NOT NULL DEFAULT now()
      )`);
    await db.query('CREATE INDEX verification_invoice ON papers.verification (invoice, id)');
    await db.query(
      'CREATE INDEX verification_attested ON papers.verification (seller, buyer) WHERE attestation IS NOT NULL',
    );
    await db.query('CREATE INDEX verification_seller ON papers.verification (seller, id)');
    await db.query('CREATE INDEX verification_buyer ON papers.verification (buyer, id)');
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['verification', 'document']) await db.query(`DROP TABLE papers.${table}`);
  }
}
