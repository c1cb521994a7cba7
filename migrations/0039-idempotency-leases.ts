import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests that ran when their process was replaced have a lease like others: their keys are taken up once it is past. */
export class IdempotencyLeases1700000000039 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE papers.idempotency_key
        ADD COLUMN attempt integer NOT NULL DEFAULT 1 CHECK (attempt > 0),
        ADD COLUMN leased_until timestamptz NOT NULL DEFAULT now() + interval '60 seconds',
        ADD COLUMN carried_out_at timestamptz`);
    await db.query(`
      ALTER TABLE papers.idempotency_key ALTER COLUMN attempt DROP DEFAULT, ALTER COLUMN leased_until DROP DEFAULT`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE papers.idempotency_key DROP COLUMN attempt, DROP COLUMN leased_until, DROP COLUMN carried_out_at`);
  }
}
