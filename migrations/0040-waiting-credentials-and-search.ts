import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Credentials that wait for an objection, and an index by which a part of a name is found. `pg_trgm` comes with PostgreSQL and is trusted: the owner of a
 * database may create it.
 */
export class WaitingCredentialsAndSearch1700000000040 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE papers.api_client ADD starts_at timestamptz');
    await db.query('CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public');
    await db.query('CREATE INDEX organisation_name_part ON papers.organisation USING gin (name public.gin_trgm_ops)');
  }

  async down(db: QueryRunner): Promise<void> {
    // The extension stays: it may have been there before.
    await db.query('DROP INDEX papers.organisation_name_part');
    // What waits for objections would be taken at once without the column.
    await db.query('UPDATE papers.api_client SET revoked_at = now() WHERE starts_at > now() AND revoked_at IS NULL');
    await db.query('ALTER TABLE papers.api_client DROP starts_at');
  }
}
