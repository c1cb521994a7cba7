import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the relayer must not forget: acts on their way to the chain, and every transaction it signed, stored before it is sent. */
export class Chain1700000000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE chain.outbox (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        digest text NOT NULL,
        kind text NOT NULL,
        message jsonb NOT NULL,
        attachment jsonb,
        signatures text[] NOT NULL,
        deadline timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'waiting',
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL DEFAULT now(),
        last_failure jsonb,
        last_failure_at timestamptz,
        transaction_id bigint,
        enqueued_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz,
        CONSTRAINT outbox_state CHECK (state IN ('waiting', 'sent', 'included', 'recorded', 'expired', 'revoked'))
      )`);
    await db.query('CREATE UNIQUE INDEX outbox_digest ON chain.outbox (digest)');
    await db.query(`CREATE INDEX outbox_waiting ON chain.outbox (next_attempt_at, position) WHERE state = 'waiting'`);
    await db.query('CREATE INDEX outbox_open ON chain.outbox (position) WHERE ended_at IS NULL');
    await db.query('CREATE INDEX outbox_transaction ON chain.outbox (transaction_id) WHERE transaction_id IS NOT NULL');
    await db.query(`
      CREATE TABLE chain.sent_transaction (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        lane text NOT NULL,
        nonce bigint NOT NULL,
        state text NOT NULL DEFAULT 'sent',
        block_number bigint,
        block_hash text,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT sent_transaction_state CHECK (state IN ('sent', 'included', 'final', 'dead')),
        CONSTRAINT sent_transaction_block CHECK ((state IN ('included', 'final')) = (block_hash IS NOT NULL))
      )`);
    await db.query('CREATE UNIQUE INDEX sent_transaction_nonce ON chain.sent_transaction (lane, nonce)');
    await db.query(`
      CREATE TABLE chain.signed_version (
        hash text PRIMARY KEY,
        transaction_id bigint NOT NULL,
        version integer NOT NULL,
        raw text NOT NULL,
        max_fee_per_gas numeric(78, 0) NOT NULL,
        signed_at timestamptz NOT NULL DEFAULT now(),
        last_sent_at timestamptz,
        CONSTRAINT signed_version_of FOREIGN KEY (transaction_id) REFERENCES chain.sent_transaction (id) ON DELETE CASCADE
      )`);
    await db.query('CREATE UNIQUE INDEX signed_version_order ON chain.signed_version (transaction_id, version)');
    await db.query('GRANT SELECT, INSERT ON chain.outbox TO tallystick_api');
    await db.query(
      'GRANT SELECT, INSERT, UPDATE, DELETE ON chain.outbox, chain.sent_transaction, chain.signed_version TO tallystick_worker',
    );
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['signed_version', 'sent_transaction', 'outbox']) await db.query(`DROP TABLE chain.${table}`);
  }
}
