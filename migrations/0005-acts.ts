import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Acts off chain, the feed of the private papers, and idempotency keys; an act's standing is a view over papers, outbox and ledger. */
export class Acts1700000000005 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE papers.act (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        kind text NOT NULL,
        message jsonb NOT NULL,
        attachment jsonb,
        digest text NOT NULL UNIQUE,
        deadline timestamptz NOT NULL,
        drafted_by bigint NOT NULL,
        drafted_at timestamptz NOT NULL DEFAULT now(),
        offered_at timestamptz,
        withdraws uuid REFERENCES papers.act (id)
      )`);
    await db.query('CREATE INDEX act_drafted_by ON papers.act (drafted_by, id)');
    await db.query('CREATE INDEX act_withdraws ON papers.act (withdraws) WHERE withdraws IS NOT NULL');
    await db.query(`
      CREATE TABLE papers.act_signatory (
        act_id uuid NOT NULL REFERENCES papers.act (id) ON DELETE CASCADE,
        position integer NOT NULL,
        role text NOT NULL,
        party bigint NOT NULL,
        account text,
        signature text,
        signed_at timestamptz,
        refused_at timestamptz,
        refusal_reason text,
        PRIMARY KEY (act_id, position)
      )`);
    await db.query('CREATE INDEX act_signatory_party ON papers.act_signatory (party, act_id)');
    await db.query(`
      CREATE TABLE papers.activity (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        party bigint NOT NULL,
        type text NOT NULL,
        subject text NOT NULL,
        at timestamptz NOT NULL DEFAULT now()
      )`);
    await db.query('CREATE INDEX activity_party ON papers.activity (party, seq)');
    await db.query(`
      CREATE TABLE papers.idempotency_key (
        client_id text NOT NULL,
        key text NOT NULL,
        request_hash text NOT NULL,
        status integer,
        body jsonb,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (client_id, key)
      )`);
    await db.query(ACT_STANDING);
    await db.query('GRANT SELECT ON papers.act_standing TO tallystick_api, tallystick_worker');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP VIEW papers.act_standing');
    for (const table of ['idempotency_key', 'activity', 'act_signatory', 'act'])
      await db.query(`DROP TABLE papers.${table}`);
  }
}

/** As it was first; see migration 8. */
export const ACT_STANDING = `
  CREATE VIEW papers.act_standing AS
  SELECT act.id AS act_id,
    CASE
      WHEN recorded.digest IS NOT NULL THEN 'recorded'
      WHEN revoked.digest IS NOT NULL OR EXISTS (
        SELECT 1 FROM papers.act w JOIN ledger.recorded_act r ON r.digest = w.digest WHERE w.withdraws = act.id
      ) THEN 'withdrawn'
      WHEN signatures.refused THEN 'refused'
      WHEN act.message ? 'version' AND act.message ? 'from' AND EXISTS (
        SELECT 1 FROM ledger.fragment_history h
        WHERE h.receivable = (act.message ->> 'receivable')::numeric
          AND h.from_minor <= (act.message ->> 'from')::numeric AND h.to_minor > (act.message ->> 'from')::numeric
          AND h.version > (act.message ->> 'version')::bigint
      ) THEN 'superseded'
      WHEN act.deadline < (SELECT block_time FROM ledger.cursor) THEN 'expired'
      WHEN act.offered_at IS NULL THEN 'draft'
      WHEN signatures.complete THEN 'relayed'
      ELSE 'offered'
    END AS state,
    recorded.block_number AS recorded_block,
    recorded.block_time AS recorded_at,
    recorded.tx_hash AS transaction_hash,
    outbox.last_failure AS last_failure
  FROM papers.act act
  CROSS JOIN LATERAL (
    SELECT bool_or(s.refused_at IS NOT NULL) AS refused, bool_and(s.signature IS NOT NULL) AS complete
    FROM papers.act_signatory s WHERE s.act_id = act.id
  ) signatures
  LEFT JOIN ledger.recorded_act recorded ON recorded.digest = act.digest
  LEFT JOIN ledger.revoked_act revoked ON revoked.digest = act.digest
  LEFT JOIN chain.outbox outbox ON outbox.digest = act.digest`;
