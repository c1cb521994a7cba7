import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  'site',
  'site_reader',
  'gateway',
  'gateway_key',
  'site_lease',
  'site_log',
  'log_node',
  'gateway_sequence',
  'series',
  'evidence',
  'reading',
  'quarantine',
  'quarantine_count',
];

/**
 * What sensors say, and the log of it. Evidence is added and never changed: the intake, which writes it, has no right to update or delete.
 * Evidence and readings have a partition for each day of receipt (UTC), which the intake makes ahead by `telemetry.ensure_day`.
 */
export class Telemetry1700000000024 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DO $$ BEGIN CREATE ROLE tallystick_ingest NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
    await db.query('CREATE SCHEMA telemetry');
    await db.query('GRANT USAGE ON SCHEMA telemetry TO tallystick_api, tallystick_worker, tallystick_ingest');
    await this.sites(db);
    await this.log(db);
    await this.days(db);
    const all = TABLES.map((table) => `telemetry.${table}`).join(', ');
    await db.query(`GRANT SELECT ON ${all} TO tallystick_api, tallystick_worker, tallystick_ingest`);
    await db.query(
      'GRANT INSERT, UPDATE, DELETE ON telemetry.site, telemetry.site_reader, telemetry.gateway, telemetry.gateway_key TO tallystick_api',
    );
    await db.query(
      'GRANT INSERT, UPDATE ON telemetry.site_lease, telemetry.site_log, telemetry.gateway_sequence, telemetry.quarantine_count TO tallystick_ingest',
    );
    await db.query(
      'GRANT INSERT ON telemetry.log_node, telemetry.series, telemetry.evidence, telemetry.reading, telemetry.quarantine TO tallystick_ingest',
    );
  }

  /** Who is where, and whose key speaks for whom. */
  private async sites(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE telemetry.site (
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        operator bigint NOT NULL,
        name text NOT NULL,
        operator_algorithm text NOT NULL,
        operator_public_key bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT site_algorithm CHECK (operator_algorithm IN ('EdDSA', 'ES256'))
      )`);
    await db.query('CREATE INDEX site_operator ON telemetry.site (operator)');
    await db.query(`
      CREATE TABLE telemetry.site_reader (
        site bigint NOT NULL REFERENCES telemetry.site (number),
        party bigint NOT NULL,
        granted_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (site, party)
      )`);
    await db.query('CREATE INDEX site_reader_party ON telemetry.site_reader (party)');
    await db.query(`
      CREATE TABLE telemetry.gateway (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        site bigint NOT NULL REFERENCES telemetry.site (number),
        name text NOT NULL,
        dialect text NOT NULL DEFAULT 'signed',
        mapping jsonb,
        settings jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT gateway_dialect CHECK (dialect IN ('signed', 'sparkplug-b', 'senml', 'json')),
        CONSTRAINT gateway_mapping CHECK ((dialect IN ('sparkplug-b', 'json')) OR mapping IS NULL),
        UNIQUE (site, name)
      )`);
    await db.query(`
      CREATE TABLE telemetry.gateway_key (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        gateway integer NOT NULL REFERENCES telemetry.gateway (id),
        key_id bytea NOT NULL,
        algorithm text NOT NULL,
        public_key bytea NOT NULL,
        enrolment bytea NOT NULL,
        not_before timestamptz NOT NULL,
        not_after timestamptz,
        taken_back_at timestamptz,
        CONSTRAINT gateway_key_algorithm CHECK (algorithm IN ('EdDSA', 'ES256'))
      )`);
    await db.query('CREATE INDEX gateway_key_of ON telemetry.gateway_key (gateway, key_id)');
  }

  /** One row a site is what makes its log have one appender: who writes it holds the lease by this fence. */
  private async log(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE telemetry.site_lease (
        site bigint PRIMARY KEY REFERENCES telemetry.site (number),
        fence bigint NOT NULL,
        transactions bigint NOT NULL DEFAULT 0,
        holder text NOT NULL,
        held_until timestamptz NOT NULL
      )`);
    await db.query(`
      CREATE TABLE telemetry.site_log (
        site bigint PRIMARY KEY REFERENCES telemetry.site (number),
        size bigint NOT NULL,
        subtrees bytea[] NOT NULL
      )`);
    // The leaves themselves, level 0, are with the evidence.
    await db.query(`
      CREATE TABLE telemetry.log_node (
        site bigint NOT NULL,
        level smallint NOT NULL,
        index bigint NOT NULL,
        hash bytea NOT NULL,
        PRIMARY KEY (site, level, index),
        CONSTRAINT log_node_level CHECK (level > 0)
      )`);
    await db.query(`
      CREATE TABLE telemetry.gateway_sequence (
        gateway integer PRIMARY KEY REFERENCES telemetry.gateway (id),
        state jsonb NOT NULL,
        clock jsonb,
        receipt bytea,
        last_received_at timestamptz,
        connected_at timestamptz
      )`);
    await db.query(`
      CREATE TABLE telemetry.quarantine (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        site bigint NOT NULL REFERENCES telemetry.site (number),
        gateway text NOT NULL,
        kind text NOT NULL,
        reason text NOT NULL,
        message text NOT NULL,
        bytes bytea NOT NULL,
        size integer NOT NULL,
        received_at timestamptz NOT NULL
      )`);
    await db.query('CREATE INDEX quarantine_of ON telemetry.quarantine (site, id)');
    // Of all that was refused in an hour the first are kept; gateways that there are none of are counted together under ''.
    await db.query(`
      CREATE TABLE telemetry.quarantine_count (
        site bigint NOT NULL REFERENCES telemetry.site (number),
        gateway text NOT NULL,
        hour timestamptz NOT NULL,
        refused bigint NOT NULL,
        PRIMARY KEY (site, gateway, hour)
      )`);
  }

  /** A day's tables are made by themselves and attached, which waits for no reader; made as partitions, they would. */
  private async days(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE telemetry.series (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        gateway integer NOT NULL REFERENCES telemetry.gateway (id),
        device text NOT NULL,
        metric text NOT NULL,
        unit text NOT NULL,
        UNIQUE (gateway, device, metric, unit)
      )`);
    await db.query(`
      CREATE TABLE telemetry.evidence (
        received_on date NOT NULL,
        site bigint NOT NULL,
        position bigint NOT NULL,
        gateway integer NOT NULL,
        grade text NOT NULL,
        clock text NOT NULL,
        is_placed boolean NOT NULL,
        boot_epoch bigint,
        seq bigint,
        hash bytea NOT NULL,
        envelope bytea NOT NULL,
        received_at timestamptz NOT NULL,
        lease bigint NOT NULL,
        leaf bytea NOT NULL,
        PRIMARY KEY (site, position, received_on),
        CONSTRAINT evidence_grade CHECK (grade IN ('signed', 'tls-only', 'unsigned')),
        CONSTRAINT evidence_clock CHECK (clock IN ('trusted', 'untrusted')),
        CONSTRAINT evidence_numbered CHECK ((grade = 'signed') = (seq IS NOT NULL AND boot_epoch IS NOT NULL))
      ) PARTITION BY RANGE (received_on)`);
    await db.query(`
      CREATE UNIQUE INDEX evidence_placed ON telemetry.evidence (gateway, boot_epoch, seq, received_on)
      WHERE is_placed AND seq IS NOT NULL`);
    await db.query(`
      CREATE INDEX evidence_aside ON telemetry.evidence (gateway, boot_epoch, seq) WHERE NOT is_placed`);
    await db.query(`
      CREATE TABLE telemetry.reading (
        received_on date NOT NULL,
        series integer NOT NULL,
        at timestamptz NOT NULL,
        position bigint NOT NULL,
        ordinal smallint NOT NULL,
        value_unscaled bigint NOT NULL,
        value_scale smallint NOT NULL,
        uncertainty_unscaled bigint,
        uncertainty_scale smallint,
        PRIMARY KEY (series, at, position, ordinal, received_on)
      ) PARTITION BY RANGE (received_on)`);
    await db.query(`
      CREATE FUNCTION telemetry.ensure_day(day date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      DECLARE suffix text := to_char(day, 'YYYYMMDD'); parent text; child text;
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtext('telemetry.ensure_day'));
        FOREACH parent IN ARRAY ARRAY['evidence', 'reading'] LOOP
          child := parent || '_' || suffix;
          CONTINUE WHEN to_regclass('telemetry.' || child) IS NOT NULL;
          EXECUTE format('CREATE TABLE telemetry.%I (LIKE telemetry.%I INCLUDING ALL)', child, parent);
          EXECUTE format('ALTER TABLE telemetry.%I ATTACH PARTITION telemetry.%I FOR VALUES FROM (%L) TO (%L)', parent, child, day, day + 1);
        END LOOP;
      END $$`);
    await db.query('REVOKE EXECUTE ON FUNCTION telemetry.ensure_day(date) FROM PUBLIC');
    await db.query('GRANT EXECUTE ON FUNCTION telemetry.ensure_day(date) TO tallystick_ingest');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SCHEMA telemetry CASCADE');
  }
}
