import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What banks have registered as financed, known by tags that say nothing of the invoice, and how often each has asked. */
export class DuplicateRegistry1700000000016 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE papers.blind_registration (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        bank bigint NOT NULL REFERENCES papers.organisation (party),
        key_id text NOT NULL CHECK (key_id ~ '^[0-9a-f]{16}$'),
        exact text NOT NULL CHECK (exact ~ '^[0-9a-f]{128}$'),
        near text[] NOT NULL CHECK (cardinality(near) = 4),
        registered_at timestamptz NOT NULL,
        released_at timestamptz CHECK (released_at >= registered_at)
      )`);
    // One live registration per invoice, whatever two banks do at the same moment.
    await db.query(
      'CREATE UNIQUE INDEX blind_registration_exact ON papers.blind_registration (exact) WHERE released_at IS NULL',
    );
    await db.query(
      'CREATE INDEX blind_registration_near ON papers.blind_registration USING gin (near) WHERE released_at IS NULL',
    );
    await db.query(
      'CREATE INDEX blind_registration_key ON papers.blind_registration (key_id) WHERE released_at IS NULL',
    );
    await db.query('CREATE INDEX blind_registration_bank ON papers.blind_registration (bank, id)');
    await db.query(`
      CREATE TABLE papers.registry_use (
        bank bigint NOT NULL REFERENCES papers.organisation (party),
        operation text NOT NULL,
        minute bigint NOT NULL,
        minute_count integer NOT NULL,
        day bigint NOT NULL,
        day_count integer NOT NULL,
        PRIMARY KEY (bank, operation)
      )`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['registry_use', 'blind_registration']) await db.query(`DROP TABLE papers.${table}`);
  }
}
