import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A credential may have two secrets, so that one takes over from the other, and an end; a token ends with the secret that it was got with. */
export class Machines1700000000029 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE papers.api_client_secret (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        client_id text NOT NULL REFERENCES papers.api_client (client_id),
        hash text NOT NULL,
        created_at timestamptz NOT NULL,
        ends_at timestamptz,
        last_used_at timestamptz
      )`);
    await db.query('CREATE INDEX api_client_secret_of ON papers.api_client_secret (client_id)');
    await db.query(`
      INSERT INTO papers.api_client_secret (client_id, hash, created_at, last_used_at)
      SELECT client_id, secret_hash, created_at, last_used_at FROM papers.api_client`);
    // Lists go on from a moment that JavaScript has read, in milliseconds.
    await db.query(`UPDATE papers.api_client SET created_at = date_trunc('milliseconds', created_at)`);
    await db.query(`
      ALTER TABLE papers.api_client
        DROP secret_hash,
        ALTER created_at DROP DEFAULT,
        ADD created_by text REFERENCES papers.api_client (client_id),
        ADD is_from_settings boolean NOT NULL DEFAULT false,
        ADD expires_at timestamptz`);
    await db.query(`
      UPDATE papers.api_client SET is_from_settings = true
      FROM papers.organisation
      WHERE organisation.party = api_client.party AND is_operator AND label = 'settings'`);
    await db.query('CREATE INDEX api_client_of ON papers.api_client (party, created_at, client_id)');
    await db.query(
      'ALTER TABLE papers.access_token ADD secret uuid REFERENCES papers.api_client_secret (id) ON DELETE CASCADE',
    );
    await db.query(`
      UPDATE papers.access_token SET secret = api_client_secret.id
      FROM papers.api_client_secret WHERE api_client_secret.client_id = access_token.client_id`);
    await db.query('ALTER TABLE papers.access_token ALTER secret SET NOT NULL');
    await db.query('CREATE INDEX access_token_of_secret ON papers.access_token (secret)');
    await this.signInAttempts(db);
  }

  /** By hashes of what was sent: names that nobody has are counted like those of clients, and fill no table with what a stranger chose. */
  private async signInAttempts(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE papers.sign_in_attempt (
        counted text PRIMARY KEY,
        failures integer NOT NULL,
        held_until timestamptz NOT NULL,
        succeeded_at timestamptz,
        forget_at timestamptz NOT NULL
      )`);
    await db.query('CREATE INDEX sign_in_attempt_forget_at ON papers.sign_in_attempt (forget_at)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE papers.sign_in_attempt');
    await db.query('ALTER TABLE papers.access_token DROP secret');
    await db.query(`
      ALTER TABLE papers.api_client
        DROP created_by, DROP is_from_settings, DROP expires_at, ALTER created_at SET DEFAULT now(), ADD secret_hash text`);
    // The newest; one that was to end is no more.
    await db.query(`
      UPDATE papers.api_client SET secret_hash =
        (SELECT hash FROM papers.api_client_secret s WHERE s.client_id = api_client.client_id ORDER BY created_at DESC LIMIT 1)`);
    await db.query('ALTER TABLE papers.api_client ALTER secret_hash SET NOT NULL');
    await db.query('DROP INDEX papers.api_client_of');
    await db.query('DROP TABLE papers.api_client_secret');
  }
}
