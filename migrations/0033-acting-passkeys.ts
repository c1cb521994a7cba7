import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The passkeys by which people act for their party, and what they approved with them. */
export class ActingPasskeys1700000000033 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE papers.acting_passkey (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        person uuid NOT NULL REFERENCES papers.person (id),
        label text NOT NULL,
        credential_id text NOT NULL,
        public_key bytea NOT NULL,
        key text NOT NULL,
        account text,
        transports text[] NOT NULL,
        aaguid text NOT NULL,
        attestation text NOT NULL,
        is_backup_eligible boolean NOT NULL,
        sign_count bigint NOT NULL,
        registered_at timestamptz NOT NULL,
        proved_at timestamptz,
        last_used_at timestamptz,
        seen_on_account_at timestamptz,
        withdrawn_at timestamptz,
        suspected_at timestamptz
      )`);
    await db.query('CREATE INDEX acting_passkey_of ON papers.acting_passkey (person, id)');
    // Without a proof anybody could register another's key, and keep them from registering it.
    await db.query(
      'CREATE UNIQUE INDEX acting_passkey_credential ON papers.acting_passkey (credential_id) WHERE proved_at IS NOT NULL',
    );
    await db.query('CREATE UNIQUE INDEX acting_passkey_key ON papers.acting_passkey (key) WHERE proved_at IS NOT NULL');
    await db.query('ALTER TABLE papers.sign_in_challenge ADD COLUMN person uuid REFERENCES papers.person (id)');
    await db.query(`
      CREATE TABLE papers.act_approval (
        act uuid NOT NULL REFERENCES papers.act (id) ON DELETE CASCADE,
        passkey uuid NOT NULL REFERENCES papers.acting_passkey (id),
        account text NOT NULL,
        configuration text NOT NULL,
        signature text NOT NULL,
        approved_at timestamptz NOT NULL,
        PRIMARY KEY (act, passkey, account, configuration)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE papers.act_approval');
    await db.query('DELETE FROM papers.sign_in_challenge WHERE person IS NOT NULL');
    await db.query('ALTER TABLE papers.sign_in_challenge DROP COLUMN person');
    await db.query('DROP TABLE papers.acting_passkey');
  }
}
