import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was done and refused, by party. The services add to it and read it; the worker seals an entry, once. What is old goes by a function of
 * the owner's, which takes nothing that is newer than a month, whatever it is asked.
 */
export class Audit1700000000032 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE papers.audit_entry (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
        party bigint NOT NULL,
        request_id text NOT NULL,
        route text NOT NULL,
        actor_kind text NOT NULL,
        actor_id text,
        action text NOT NULL,
        object_kind text,
        object_id text,
        outcome text NOT NULL,
        code text,
        reason text,
        times integer NOT NULL DEFAULT 1,
        address text,
        details jsonb,
        number bigint,
        hash text,
        sealed_at timestamptz,
        CONSTRAINT audit_entry_actor CHECK (actor_kind IN ('person', 'machine', 'operator', 'nobody')),
        CONSTRAINT audit_entry_outcome CHECK (outcome IN ('done', 'refused', 'failed')),
        CONSTRAINT audit_entry_times CHECK (times > 0),
        CONSTRAINT audit_entry_short CHECK (octet_length(details::text) <= 2000 AND length(object_id) <= 100 AND length(reason) <= 100),
        CONSTRAINT audit_entry_sealed CHECK ((number IS NULL) = (hash IS NULL) AND (number IS NULL) = (sealed_at IS NULL))
      )`);
    await db.query('CREATE INDEX audit_entry_of ON papers.audit_entry (party, at, id)');
    await db.query('CREATE UNIQUE INDEX audit_entry_number ON papers.audit_entry (party, number)');
    await db.query('CREATE INDEX audit_entry_about ON papers.audit_entry (party, object_id, at, id)');
    await db.query('CREATE INDEX audit_entry_unsealed ON papers.audit_entry (id) WHERE number IS NULL');
    await db.query('CREATE INDEX audit_entry_sealed_at ON papers.audit_entry (sealed_at, number)');
    await db.query(
      'CREATE TABLE papers.audit_chain (party bigint PRIMARY KEY, number bigint NOT NULL, hash text NOT NULL)',
    );
    await this.guards(db);
  }

  private async guards(db: QueryRunner): Promise<void> {
    await db.query('REVOKE UPDATE, DELETE ON papers.audit_entry FROM tallystick_api');
    await db.query('REVOKE INSERT, UPDATE, DELETE ON papers.audit_chain FROM tallystick_api');
    await db.query('GRANT UPDATE (number, hash, sealed_at) ON papers.audit_entry TO tallystick_worker');
    await db.query('GRANT INSERT, UPDATE ON papers.audit_chain TO tallystick_worker');
    await db.query(`
      CREATE FUNCTION papers.refuse_second_seal() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'an audit entry is sealed once, and changed by nobody'; END $$`);
    await db.query(`
      CREATE TRIGGER audit_entry_sealed_once BEFORE UPDATE ON papers.audit_entry FOR EACH ROW
      WHEN (OLD.number IS NOT NULL) EXECUTE FUNCTION papers.refuse_second_seal()`);
    await db.query(`
      CREATE FUNCTION papers.forget_audit(days integer, most integer) RETURNS bigint
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      DECLARE gone bigint;
      BEGIN
        IF days IS NULL OR days < 30 THEN RAISE EXCEPTION 'the audit log is kept for 30 days at least'; END IF;
        DELETE FROM papers.audit_entry WHERE id IN (
          SELECT id FROM papers.audit_entry WHERE sealed_at < now() - make_interval(days => days) ORDER BY sealed_at, number LIMIT most);
        GET DIAGNOSTICS gone = ROW_COUNT;
        RETURN gone;
      END $$`);
    await db.query('REVOKE EXECUTE ON FUNCTION papers.forget_audit(integer, integer) FROM PUBLIC');
    await db.query('GRANT EXECUTE ON FUNCTION papers.forget_audit(integer, integer) TO tallystick_worker');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION papers.forget_audit(integer, integer)');
    await db.query('DROP TABLE papers.audit_chain');
    await db.query('DROP TABLE papers.audit_entry');
    await db.query('DROP FUNCTION papers.refuse_second_seal()');
  }
}
