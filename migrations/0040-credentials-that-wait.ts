import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CredentialsThatWait1700000000040 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE papers.api_client ADD starts_at timestamptz');
  }

  async down(db: QueryRunner): Promise<void> {
    // What waits for objections would be taken at once without the column.
    await db.query('UPDATE papers.api_client SET revoked_at = now() WHERE starts_at > now() AND revoked_at IS NULL');
    await db.query('ALTER TABLE papers.api_client DROP starts_at');
  }
}
