import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which request put an entry into the outbox, and within which trace: what becomes of it is told under the same id. */
export class Causes1700000000035 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE chain.outbox ADD request_id text, ADD trace_parent text');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE chain.outbox DROP request_id, DROP trace_parent');
  }
}
