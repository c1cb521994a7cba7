import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who vouches for a site's key, how gateways come in, and which certificates they have. Statements are added and never changed. */
export class Sites1700000000025 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // A site's number is in its statement, so the site is there before its key.
    await db.query(`
      ALTER TABLE telemetry.site
        ALTER operator_algorithm DROP NOT NULL,
        ALTER operator_public_key DROP NOT NULL,
        ADD CONSTRAINT site_key_whole CHECK ((operator_algorithm IS NULL) = (operator_public_key IS NULL))`);
    await db.query(`
      CREATE TABLE telemetry.site_key (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        site bigint NOT NULL REFERENCES telemetry.site (number),
        algorithm text NOT NULL,
        public_key bytea NOT NULL,
        valid_from timestamptz NOT NULL,
        valid_until timestamptz,
        statement jsonb NOT NULL,
        digest text NOT NULL UNIQUE,
        account text NOT NULL,
        signature text NOT NULL,
        stated_at timestamptz NOT NULL,
        CONSTRAINT site_key_algorithm CHECK (algorithm IN ('EdDSA', 'ES256')),
        CONSTRAINT site_key_until CHECK (valid_until > valid_from)
      )`);
    await db.query('CREATE INDEX site_key_of ON telemetry.site_key (site, id)');
    await this.entrance(db);
    await db.query(`
      GRANT SELECT ON telemetry.site_key, telemetry.gateway_certificate TO tallystick_api, tallystick_worker, tallystick_ingest`);
    await db.query('GRANT INSERT ON telemetry.site_key TO tallystick_api');
    await db.query(
      'GRANT SELECT, INSERT, UPDATE ON telemetry.enrolment_code, telemetry.enrolment_request TO tallystick_api',
    );
    await db.query('GRANT SELECT, INSERT, UPDATE ON telemetry.entrance_attempt TO tallystick_api');
    await db.query('GRANT INSERT, UPDATE ON telemetry.gateway_certificate TO tallystick_api');
  }

  private async entrance(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE telemetry.enrolment_code (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        gateway integer NOT NULL REFERENCES telemetry.gateway (id),
        hash bytea NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        wrong_attempts integer NOT NULL DEFAULT 0,
        used_at timestamptz
      )`);
    await db.query('CREATE INDEX enrolment_code_of ON telemetry.enrolment_code (gateway, expires_at)');
    await db.query(`
      CREATE TABLE telemetry.enrolment_request (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        site bigint NOT NULL REFERENCES telemetry.site (number),
        gateway integer NOT NULL REFERENCES telemetry.gateway (id),
        code uuid NOT NULL UNIQUE REFERENCES telemetry.enrolment_code (id),
        algorithm text NOT NULL,
        public_key bytea NOT NULL,
        certificate_request bytea NOT NULL,
        poll_hash bytea NOT NULL,
        state text NOT NULL DEFAULT 'pending',
        refusal_reason text,
        gateway_key uuid REFERENCES telemetry.gateway_key (id),
        requested_at timestamptz NOT NULL,
        decided_at timestamptz,
        CONSTRAINT enrolment_request_state CHECK (state IN ('pending', 'refused', 'approved')),
        CONSTRAINT enrolment_request_decided CHECK ((state = 'pending') = (decided_at IS NULL)),
        CONSTRAINT enrolment_request_key CHECK ((state = 'approved') = (gateway_key IS NOT NULL))
      )`);
    await db.query('CREATE INDEX enrolment_request_of ON telemetry.enrolment_request (site, id)');
    // A fixed number of counters: attempts at sites that are not there must fill no table.
    await db.query(`
      CREATE TABLE telemetry.entrance_attempt (
        bucket smallint PRIMARY KEY,
        minute bigint NOT NULL,
        count integer NOT NULL,
        CONSTRAINT entrance_attempt_bucket CHECK (bucket BETWEEN 0 AND 255)
      )`);
    await db.query(`
      CREATE TABLE telemetry.gateway_certificate (
        serial text PRIMARY KEY,
        gateway integer NOT NULL REFERENCES telemetry.gateway (id),
        gateway_key uuid REFERENCES telemetry.gateway_key (id),
        request_hash bytea NOT NULL,
        chain text[] NOT NULL,
        issued_at timestamptz NOT NULL,
        not_after timestamptz NOT NULL,
        taken_back_at timestamptz,
        UNIQUE NULLS NOT DISTINCT (gateway, gateway_key, request_hash)
      )`);
    await db.query('CREATE INDEX gateway_certificate_of ON telemetry.gateway_certificate (gateway_key)');
  }

  async down(db: QueryRunner): Promise<void> {
    const tables = ['gateway_certificate', 'entrance_attempt', 'enrolment_request', 'enrolment_code', 'site_key'];
    for (const table of tables) await db.query(`DROP TABLE telemetry.${table}`);
    await db.query('ALTER TABLE telemetry.site DROP CONSTRAINT site_key_whole');
  }
}
