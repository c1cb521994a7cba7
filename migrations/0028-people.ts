import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The people of a party: who they are, how they come in, and where they are signed in. Of codes, challenges and tokens the hashes alone. */
export class People1700000000028 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE papers.person (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        party bigint NOT NULL REFERENCES papers.organisation (party),
        name text NOT NULL,
        roles text[] NOT NULL,
        created_at timestamptz NOT NULL,
        struck_off_at timestamptz,
        CONSTRAINT person_roles CHECK (roles <@ ARRAY['maker', 'checker', 'viewer', 'admin'] AND cardinality(roles) > 0)
      )`);
    await db.query('CREATE INDEX person_of ON papers.person (party, id)');
    await db.query(`
      CREATE TABLE papers.person_link (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        person uuid NOT NULL REFERENCES papers.person (id),
        code_hash text NOT NULL UNIQUE,
        made_by text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        withdrawn_at timestamptz
      )`);
    await db.query('CREATE INDEX person_link_of ON papers.person_link (person)');
    // A replaced passkey stays: its id and its key must never come back, neither to sign in nor to sign acts.
    await db.query(`
      CREATE TABLE papers.sign_in_passkey (
        credential_id text PRIMARY KEY,
        person uuid NOT NULL REFERENCES papers.person (id),
        public_key bytea NOT NULL,
        p256_point text,
        sign_count bigint NOT NULL,
        registered_at timestamptz NOT NULL,
        last_used_at timestamptz,
        replaced_at timestamptz
      )`);
    await db.query('CREATE INDEX sign_in_passkey_of ON papers.sign_in_passkey (person) WHERE replaced_at IS NULL');
    await db.query('CREATE INDEX sign_in_passkey_point ON papers.sign_in_passkey (p256_point)');
    await db.query(`
      CREATE TABLE papers.sign_in_challenge (
        hash text PRIMARY KEY,
        link uuid REFERENCES papers.person_link (id),
        expires_at timestamptz NOT NULL
      )`);
    await db.query('CREATE INDEX sign_in_challenge_expires_at ON papers.sign_in_challenge (expires_at)');
    await db.query(`
      CREATE TABLE papers.person_session (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        person uuid NOT NULL REFERENCES papers.person (id),
        token_hash text NOT NULL UNIQUE,
        device text NOT NULL,
        created_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        idle_ends_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL
      )`);
    await db.query('CREATE INDEX person_session_of ON papers.person_session (person, id)');
  }

  async down(db: QueryRunner): Promise<void> {
    const tables = ['person_session', 'sign_in_challenge', 'sign_in_passkey', 'person_link', 'person'];
    for (const table of tables) await db.query(`DROP TABLE papers.${table}`);
  }
}
