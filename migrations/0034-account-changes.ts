import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Changes of parties' accounts that wait for their persons' approvals. */
export class AccountChanges1700000000034 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE papers.account_change (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        party bigint NOT NULL REFERENCES papers.organisation (party),
        account text NOT NULL,
        configuration text NOT NULL,
        remove text[] NOT NULL,
        add jsonb NOT NULL,
        threshold integer NOT NULL,
        deadline bigint NOT NULL,
        digest text NOT NULL,
        prepared_by text NOT NULL,
        prepared_at timestamptz NOT NULL
      )`);
    await db.query('CREATE INDEX account_change_of ON papers.account_change (party, account, configuration, id)');
    await db.query(`
      CREATE TABLE papers.account_change_approval (
        change uuid NOT NULL REFERENCES papers.account_change (id) ON DELETE CASCADE,
        passkey uuid NOT NULL REFERENCES papers.acting_passkey (id),
        signature text NOT NULL,
        approved_at timestamptz NOT NULL,
        PRIMARY KEY (change, passkey)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE papers.account_change_approval');
    await db.query('DROP TABLE papers.account_change');
  }
}
