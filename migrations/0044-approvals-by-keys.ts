import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each table's words are about. */
const WORDS = [
  ['act_approval', 'act, key, account, configuration', 'act, passkey, account, configuration'],
  ['account_change_approval', 'change, key', 'change, passkey'],
] as const;

/** A word is a key's: a passkey's, whose person is known, or that of a key kept elsewhere, of which it is known who handed it in. */
export class ApprovalsByKeys1700000000044 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [table, byKey] of WORDS) {
      await db.query(`ALTER TABLE papers.${table} ADD COLUMN key text`);
      await db.query(`ALTER TABLE papers.${table} ADD COLUMN handed_in_by uuid REFERENCES papers.person (id)`);
      await db.query(
        `UPDATE papers.${table} approval SET key = passkey.key FROM papers.acting_passkey passkey WHERE passkey.id = approval.passkey`,
      );
      await db.query(`ALTER TABLE papers.${table} ALTER COLUMN key SET NOT NULL`);
      await db.query(`ALTER TABLE papers.${table} DROP CONSTRAINT ${table}_pkey`);
      await db.query(`ALTER TABLE papers.${table} ALTER COLUMN passkey DROP NOT NULL`);
      await db.query(`ALTER TABLE papers.${table} ADD PRIMARY KEY (${byKey})`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [table, , byPasskey] of WORDS) {
      await db.query(`DELETE FROM papers.${table} WHERE passkey IS NULL`);
      await db.query(`ALTER TABLE papers.${table} DROP CONSTRAINT ${table}_pkey`);
      await db.query(`ALTER TABLE papers.${table} ADD PRIMARY KEY (${byPasskey})`);
      await db.query(`ALTER TABLE papers.${table} DROP COLUMN key, DROP COLUMN handed_in_by`);
    }
  }
}
