import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers are kept for a day and then found by their age; those that held a credential's secret were kept in plain text and are no more. */
export class IdempotencyKeysEnd1700000000009 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`UPDATE papers.idempotency_key SET body = NULL WHERE body ? 'clientSecret'`);
    await db.query('CREATE INDEX idempotency_key_created_at ON papers.idempotency_key (created_at)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX papers.idempotency_key_created_at');
  }
}
