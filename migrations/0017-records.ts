import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Evidence on trades that is not a paper between a seller and a buyer. Whoever hands the same bytes in has a row of its own. */
export class Records1700000000017 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE papers.record (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        sha256 text NOT NULL,
        kind text NOT NULL,
        number text NOT NULL,
        names text[] NOT NULL,
        content bytea NOT NULL,
        findings jsonb NOT NULL,
        submitted_by bigint NOT NULL REFERENCES papers.organisation (party),
        received_at timestamptz NOT NULL DEFAULT now()
      )`);
    await db.query('CREATE UNIQUE INDEX record_content ON papers.record (submitted_by, sha256)');
    await db.query('CREATE INDEX record_submitter ON papers.record (submitted_by, id)');
    await db.query('CREATE INDEX record_names ON papers.record USING gin (names)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE papers.record');
  }
}
