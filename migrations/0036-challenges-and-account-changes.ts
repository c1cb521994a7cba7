import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Challenges of sign-ins say by themselves that they are ours and until when; what is kept is the key that says so, and which of them let somebody in. Kept changes of accounts end. */
export class ChallengesAndAccountChanges1700000000036 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // The api makes it when it first needs it: a backup of before has none.
    await db.query(`
      CREATE TABLE papers.sign_in_key (
        is_only boolean PRIMARY KEY CHECK (is_only),
        key bytea NOT NULL CHECK (octet_length(key) = 32)
      )`);
    await db.query('REVOKE ALL ON papers.sign_in_key FROM tallystick_worker');
    await db.query('REVOKE UPDATE, DELETE ON papers.sign_in_key FROM tallystick_api');
    await db.query(`
      CREATE TABLE papers.answered_challenge (
        hash text PRIMARY KEY,
        expires_at timestamptz NOT NULL
      )`);
    await db.query('CREATE INDEX answered_challenge_expires_at ON papers.answered_challenge (expires_at)');
    await db.query('CREATE INDEX account_change_deadline ON papers.account_change (deadline)');
    await db.query('DELETE FROM papers.sign_in_challenge WHERE link IS NULL AND person IS NULL');
    await db.query(
      'ALTER TABLE papers.sign_in_challenge ADD CONSTRAINT challenge_purpose CHECK (num_nonnulls(link, person) = 1)',
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX papers.account_change_deadline');
    await db.query('ALTER TABLE papers.sign_in_challenge DROP CONSTRAINT challenge_purpose');
    await db.query('DROP TABLE papers.answered_challenge');
    await db.query('DROP TABLE papers.sign_in_key');
  }
}
