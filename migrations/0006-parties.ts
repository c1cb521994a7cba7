import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations and the credentials of their machines. */
export class Parties1700000000006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE papers.organisation (
        party bigint GENERATED ALWAYS AS IDENTITY (START WITH 1 MAXVALUE 4294967295) PRIMARY KEY,
        name text NOT NULL,
        uscc text UNIQUE,
        lei text UNIQUE,
        roles text[] NOT NULL,
        account text UNIQUE,
        certificate jsonb,
        is_operator boolean NOT NULL DEFAULT false,
        registered_at timestamptz NOT NULL DEFAULT now()
      )`);
    await db.query(`
      CREATE TABLE papers.api_client (
        client_id text PRIMARY KEY,
        party bigint NOT NULL REFERENCES papers.organisation (party),
        label text NOT NULL,
        secret_hash text NOT NULL,
        scopes text[] NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_used_at timestamptz,
        revoked_at timestamptz
      )`);
    await db.query(`
      CREATE TABLE papers.access_token (
        token_hash text PRIMARY KEY,
        client_id text NOT NULL REFERENCES papers.api_client (client_id),
        scopes text[] NOT NULL,
        expires_at timestamptz NOT NULL
      )`);
    await db.query('CREATE INDEX access_token_expires_at ON papers.access_token (expires_at)');
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['access_token', 'api_client', 'organisation']) await db.query(`DROP TABLE papers.${table}`);
  }
}
