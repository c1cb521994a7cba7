import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Papers that are handed in together: what was announced, what came, and what became of each. */
export class DocumentBatches1700000000037 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE papers.document_batch (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        party bigint NOT NULL REFERENCES papers.organisation (party),
        label text NOT NULL,
        opened_at timestamptz NOT NULL,
        open_until timestamptz NOT NULL,
        done_at timestamptz,
        kept_until timestamptz NOT NULL
      )`);
    await db.query('CREATE INDEX document_batch_party ON papers.document_batch (party, id)');
    await db.query('CREATE INDEX document_batch_opened ON papers.document_batch (party, opened_at, id)');
    await db.query('CREATE INDEX document_batch_open ON papers.document_batch (party) WHERE done_at IS NULL');
    await db.query('CREATE INDEX document_batch_kept ON papers.document_batch (kept_until)');
    await db.query(`
      CREATE TABLE papers.batch_file (
        batch uuid NOT NULL REFERENCES papers.document_batch (id) ON DELETE CASCADE,
        place integer NOT NULL,
        name text NOT NULL,
        sha256 text NOT NULL,
        bytes integer NOT NULL,
        state text NOT NULL,
        content bytea,
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz,
        document uuid REFERENCES papers.document (id),
        record uuid REFERENCES papers.record (id),
        refusal jsonb,
        PRIMARY KEY (batch, place),
        CONSTRAINT batch_file_state CHECK (state IN ('awaited', 'received', 'accepted', 'known', 'refused')),
        CONSTRAINT batch_file_received CHECK ((state = 'received') = (content IS NOT NULL AND next_attempt_at IS NOT NULL))
      )`);
    await db.query('CREATE INDEX batch_file_sha256 ON papers.batch_file (batch, sha256)');
    await db.query(`CREATE INDEX batch_file_due ON papers.batch_file (next_attempt_at) WHERE state = 'received'`);
    await db.query('CREATE INDEX batch_file_document ON papers.batch_file (document) WHERE document IS NOT NULL');
    await db.query('CREATE INDEX batch_file_record ON papers.batch_file (record) WHERE record IS NOT NULL');
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['batch_file', 'document_batch']) await db.query(`DROP TABLE papers.${table}`);
  }
}
