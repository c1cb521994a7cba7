import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who handed in which paper; what a verification was run on, so that it runs again exactly; the decision of its reviewer; and the invoices that
 * must be verified again because something was credited on them, until they are.
 */
export class ReviewsAndLoweredCaps1700000000019 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE papers.document ADD COLUMN submitters bigint[] NOT NULL DEFAULT '{}'`);
    await db.query('UPDATE papers.document SET submitters = ARRAY[submitted_by]');
    await db.query(`
      ALTER TABLE papers.verification
        ADD COLUMN inputs jsonb,
        ADD COLUMN input_hash text,
        ADD COLUMN rule_set_hash text,
        ADD COLUMN reviewer bigint,
        ADD COLUMN lowering jsonb,
        ADD COLUMN decision jsonb`);
    await db.query(`CREATE INDEX verification_review ON papers.verification (reviewer, id) WHERE verdict = 'review'`);
    await db.query(`
      CREATE TABLE papers.reverification (
        invoice uuid PRIMARY KEY REFERENCES papers.document (id),
        version integer NOT NULL DEFAULT 1,
        requested_by bigint NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL DEFAULT now(),
        last_failure text
      )`);
    await db.query('CREATE INDEX reverification_due ON papers.reverification (next_attempt_at)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE papers.reverification');
    await db.query('DROP INDEX papers.verification_review');
    await db.query(`
      ALTER TABLE papers.verification
        DROP COLUMN inputs, DROP COLUMN input_hash, DROP COLUMN rule_set_hash,
        DROP COLUMN reviewer, DROP COLUMN lowering, DROP COLUMN decision`);
    await db.query('ALTER TABLE papers.document DROP COLUMN submitters');
  }
}
