import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Four schemas by what may be lost: `papers` and `chain` are kept and backed up, `ledger` is derived and can be rebuilt, `telemetry` has
 * its own migration. Group roles carry the rights; a deployment gives each process a login in one of them.
 */
export class SchemasAndRoles1700000000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const role of ['tallystick_api', 'tallystick_worker', 'tallystick_chain']) {
      // Roles belong to the cluster, not to the database: another database of the same cluster may have made them already.
      await db.query(`
        DO $$ BEGIN CREATE ROLE ${role} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
    }
    for (const schema of ['papers', 'chain', 'ledger']) {
      await db.query(`CREATE SCHEMA ${schema}`);
      await db.query(`GRANT USAGE ON SCHEMA ${schema} TO tallystick_api, tallystick_worker`);
    }
    await db.query('GRANT USAGE ON SCHEMA chain TO tallystick_chain');
    await db.query(
      'ALTER DEFAULT PRIVILEGES IN SCHEMA papers GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO tallystick_api',
    );
    await db.query('ALTER DEFAULT PRIVILEGES IN SCHEMA papers GRANT USAGE ON SEQUENCES TO tallystick_api');
    await db.query('ALTER DEFAULT PRIVILEGES IN SCHEMA papers GRANT SELECT ON TABLES TO tallystick_worker');
    await db.query('ALTER DEFAULT PRIVILEGES IN SCHEMA ledger GRANT SELECT ON TABLES TO tallystick_api');
    await db.query(
      'ALTER DEFAULT PRIVILEGES IN SCHEMA ledger GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON TABLES TO tallystick_worker',
    );
    await db.query('ALTER DEFAULT PRIVILEGES IN SCHEMA ledger GRANT USAGE, UPDATE ON SEQUENCES TO tallystick_worker');
  }

  async down(db: QueryRunner): Promise<void> {
    for (const schema of ['ledger', 'chain', 'papers']) await db.query(`DROP SCHEMA ${schema} CASCADE`);
  }
}
