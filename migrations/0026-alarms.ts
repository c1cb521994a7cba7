import type { MigrationInterface, QueryRunner } from 'typeorm';

const RULES = ['site_rule', 'site_rule_version', 'site_rule_state'];
const ACTS = ['site_releaser', 'site_inbox', 'site_act'];
const ALARMS = ['alarm_book', 'alarm', 'alarm_event', 'alarm_acknowledgement', 'notice'];
const WEBHOOKS = ['webhook', 'webhook_delivery', 'webhook_attempt'];

const named = (tables: readonly string[]) => tables.map((table) => `telemetry.${table}`).join(', ');

/**
 * From events to alarms to people. Versions of rules, acts at a site and what happened to an alarm are added and never changed; of an act the
 * intake alone says once what became of it.
 */
export class Alarms1700000000026 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.rules(db);
    await this.acts(db);
    await this.alarms(db);
    await this.notices(db);
    await this.webhooks(db);
    await this.grants(db);
  }

  private async rules(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE telemetry.site_rule (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        site bigint NOT NULL REFERENCES telemetry.site (number),
        rule_id text NOT NULL,
        latest integer NOT NULL
      )`);
    await db.query('CREATE INDEX site_rule_site ON telemetry.site_rule (site, id)');
    await db.query(`
      CREATE TABLE telemetry.site_rule_version (
        rule uuid NOT NULL REFERENCES telemetry.site_rule (id),
        version integer NOT NULL,
        is_on boolean NOT NULL,
        parameters jsonb NOT NULL,
        by bigint NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (rule, version),
        CONSTRAINT site_rule_version_number CHECK (version > 0)
      )`);
    // Written with nearly every batch: as packed bytes, since nobody asks for a part of it, and with room for the next one on the same page.
    await db.query(`
      CREATE TABLE telemetry.site_rule_state (
        rule uuid PRIMARY KEY REFERENCES telemetry.site_rule (id),
        version integer NOT NULL,
        state bytea NOT NULL
      ) WITH (fillfactor = 50)`);
  }

  /** One row a site hands out the numbers of its acts, so that they become visible in their order. */
  private async acts(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE telemetry.site_releaser (
        site bigint NOT NULL REFERENCES telemetry.site (number),
        party bigint NOT NULL,
        named_by bigint NOT NULL,
        named_at timestamptz NOT NULL,
        PRIMARY KEY (site, party)
      )`);
    await db.query(`
      CREATE TABLE telemetry.site_inbox (
        site bigint PRIMARY KEY REFERENCES telemetry.site (number),
        last bigint NOT NULL
      )`);
    await db.query(`
      CREATE TABLE telemetry.site_act (
        site bigint NOT NULL REFERENCES telemetry.site (number),
        seq bigint NOT NULL,
        id uuid NOT NULL DEFAULT uuidv7() UNIQUE,
        kind text NOT NULL,
        device text,
        body jsonb NOT NULL,
        by bigint NOT NULL,
        at timestamptz NOT NULL,
        heard_at timestamptz,
        heard_after bigint,
        refusal jsonb,
        PRIMARY KEY (site, seq)
      )`);
    await db.query('CREATE INDEX site_act_device ON telemetry.site_act (site, device, seq) WHERE device IS NOT NULL');
    await db.query('CREATE INDEX site_act_unheard ON telemetry.site_act (site, seq) WHERE heard_at IS NULL');
  }

  private async alarms(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE telemetry.alarm_book (
        rule uuid NOT NULL REFERENCES telemetry.site_rule (id),
        instance text NOT NULL,
        site bigint NOT NULL,
        raised_so_far integer NOT NULL,
        shelved jsonb,
        outages jsonb NOT NULL,
        is_live boolean NOT NULL,
        PRIMARY KEY (rule, instance)
      )`);
    await db.query('CREATE INDEX alarm_book_live ON telemetry.alarm_book (site) WHERE is_live');
    await db.query(`
      CREATE TABLE telemetry.alarm (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        site bigint NOT NULL,
        rule uuid NOT NULL REFERENCES telemetry.site_rule (id),
        instance text NOT NULL,
        number integer NOT NULL,
        rule_id text NOT NULL,
        version integer NOT NULL,
        state text NOT NULL,
        level text NOT NULL,
        raised_at timestamptz NOT NULL,
        first_position bigint,
        last_position bigint,
        count bigint NOT NULL,
        body jsonb NOT NULL,
        UNIQUE (rule, instance, number)
      )`);
    await db.query('CREATE INDEX alarm_site ON telemetry.alarm (site, id)');
    await db.query(`CREATE INDEX alarm_open ON telemetry.alarm (site, id) WHERE state <> 'closed'`);
    await db.query(`
      CREATE TABLE telemetry.alarm_event (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        alarm uuid NOT NULL REFERENCES telemetry.alarm (id),
        place smallint NOT NULL,
        kind text NOT NULL,
        at timestamptz NOT NULL,
        by bigint,
        reason text,
        silenced_by text,
        body jsonb NOT NULL
      )`);
    await db.query('CREATE INDEX alarm_event_alarm ON telemetry.alarm_event (alarm, id)');
    await db.query(`
      CREATE TABLE telemetry.alarm_acknowledgement (
        alarm uuid NOT NULL REFERENCES telemetry.alarm (id),
        party bigint NOT NULL,
        level text NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (alarm, party)
      )`);
  }

  private async notices(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE telemetry.notice (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        party bigint NOT NULL,
        site bigint,
        type text NOT NULL,
        alarm uuid REFERENCES telemetry.alarm (id),
        body jsonb NOT NULL,
        at timestamptz NOT NULL,
        read_at timestamptz,
        dispatched_at timestamptz
      )`);
    await db.query('CREATE INDEX notice_party ON telemetry.notice (party, id)');
    await db.query('CREATE INDEX notice_unread ON telemetry.notice (party, id) WHERE read_at IS NULL');
    await db.query('CREATE INDEX notice_undispatched ON telemetry.notice (id) WHERE dispatched_at IS NULL');
  }

  /** No secret is here: it is derived from a key that services hold, by the webhook's id and the secret's number. */
  private async webhooks(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE telemetry.webhook (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        party bigint NOT NULL,
        url text NOT NULL,
        events text[] NOT NULL,
        state text NOT NULL,
        reason text,
        secret_number integer NOT NULL,
        secret_changed_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT webhook_state CHECK (state IN ('on', 'disabled', 'removed'))
      )`);
    await db.query('CREATE INDEX webhook_party ON telemetry.webhook (party, id)');
    await db.query(`
      CREATE TABLE telemetry.webhook_delivery (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        webhook uuid NOT NULL REFERENCES telemetry.webhook (id),
        notice uuid NOT NULL REFERENCES telemetry.notice (id),
        state text NOT NULL,
        attempts integer NOT NULL,
        next_at timestamptz NOT NULL,
        CONSTRAINT webhook_delivery_state CHECK (state IN ('waiting', 'delivered', 'failed')),
        UNIQUE (webhook, notice)
      )`);
    await db.query('CREATE INDEX webhook_delivery_of ON telemetry.webhook_delivery (webhook, id)');
    await db.query(`
      CREATE INDEX webhook_delivery_due ON telemetry.webhook_delivery (next_at) WHERE state = 'waiting'`);
    await db.query(`
      CREATE TABLE telemetry.webhook_attempt (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        delivery uuid NOT NULL REFERENCES telemetry.webhook_delivery (id),
        at timestamptz NOT NULL,
        took_ms integer NOT NULL,
        status smallint,
        error text
      )`);
    await db.query('CREATE INDEX webhook_attempt_of ON telemetry.webhook_attempt (delivery, id)');
  }

  private async grants(db: QueryRunner): Promise<void> {
    const query = (text: string) => db.query(text);
    await query(`GRANT SELECT ON ${named([...RULES, ...ACTS, ...ALARMS])} TO tallystick_api, tallystick_ingest`);
    await query('GRANT INSERT, UPDATE ON telemetry.site_rule, telemetry.site_inbox TO tallystick_api');
    await query('GRANT INSERT ON telemetry.site_rule_version, telemetry.site_act, telemetry.notice TO tallystick_api');
    await query('GRANT INSERT, DELETE ON telemetry.site_releaser TO tallystick_api');
    await query('GRANT INSERT, UPDATE ON telemetry.alarm_acknowledgement TO tallystick_api');
    await query('GRANT UPDATE (read_at) ON telemetry.notice TO tallystick_api');
    await query(`GRANT SELECT ON ${named(WEBHOOKS)} TO tallystick_api`);
    await query('GRANT INSERT, UPDATE ON telemetry.webhook TO tallystick_api');
    await query('GRANT UPDATE (state, attempts, next_at) ON telemetry.webhook_delivery TO tallystick_api');

    await query(
      'GRANT INSERT, UPDATE ON telemetry.site_rule_state, telemetry.alarm_book, telemetry.alarm TO tallystick_ingest',
    );
    await query('GRANT UPDATE (heard_at, heard_after, refusal) ON telemetry.site_act TO tallystick_ingest');
    await query('GRANT INSERT ON telemetry.alarm_event, telemetry.notice TO tallystick_ingest');

    await query(`GRANT SELECT ON ${named([...WEBHOOKS, 'notice'])} TO tallystick_worker`);
    await query('GRANT INSERT, UPDATE ON telemetry.webhook_delivery TO tallystick_worker');
    await query('GRANT INSERT ON telemetry.webhook_attempt, telemetry.notice, papers.activity TO tallystick_worker');
    await query('GRANT UPDATE (state, reason) ON telemetry.webhook TO tallystick_worker');
    await query('GRANT UPDATE (dispatched_at) ON telemetry.notice TO tallystick_worker');
  }

  async down(db: QueryRunner): Promise<void> {
    const tables = [...WEBHOOKS.toReversed(), 'alarm_acknowledgement', 'alarm_event', 'notice', 'alarm', 'alarm_book'];
    for (const table of [...tables, ...ACTS, ...RULES.toReversed()]) await db.query(`DROP TABLE telemetry.${table}`);
    await db.query('REVOKE INSERT ON papers.activity FROM tallystick_worker');
  }
}
