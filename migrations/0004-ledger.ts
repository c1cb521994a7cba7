import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The projection of the chain. Every row follows from final blocks alone: no sequence, no clock and no default, so that dropping all rows
 * and reading the blocks again gives the same ones. Rights come from the defaults of the schema: the worker writes, the api reads.
 */
export class Ledger1700000000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [...CHAIN, ...PARTIES, ...CREDIT, ...TRADE, ...RECEIVABLES]) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP VIEW ledger.programme_outstanding');
    for (const table of TABLES) await db.query(`DROP TABLE ledger.${table}`);
  }
}

const TABLES = [
  ...['fragment_history', 'fragment', 'receivable', 'asset', 'invoice', 'programme', 'party'],
  ...['activity', 'deposit_balance', 'revoked_act', 'recorded_act', 'cursor'],
];

const CHAIN = [
  `CREATE TABLE ledger.cursor (
    singleton boolean PRIMARY KEY,
    block_number bigint NOT NULL,
    block_hash text NOT NULL,
    block_time timestamptz NOT NULL,
    CONSTRAINT cursor_one CHECK (singleton)
  )`,
  `CREATE TABLE ledger.recorded_act (
    digest text PRIMARY KEY,
    kind text NOT NULL,
    block_number bigint NOT NULL,
    block_time timestamptz NOT NULL,
    tx_hash text NOT NULL,
    log_index integer NOT NULL
  )`,
  'CREATE INDEX recorded_act_block ON ledger.recorded_act (block_number, log_index)',
  `CREATE TABLE ledger.revoked_act (
    digest text PRIMARY KEY,
    party bigint NOT NULL,
    revocation_digest text NOT NULL,
    block_number bigint NOT NULL,
    block_time timestamptz NOT NULL
  )`,
  `CREATE TABLE ledger.deposit_balance (
    account text PRIMARY KEY,
    balance_minor numeric(78, 0) NOT NULL,
    CONSTRAINT deposit_balance_not_negative CHECK (balance_minor >= 0)
  )`,
  `CREATE TABLE ledger.activity (
    party bigint NOT NULL,
    seq bigint NOT NULL,
    type text NOT NULL,
    subject text NOT NULL,
    digest text,
    block_number bigint NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (party, seq)
  )`,
];

const PARTIES = [
  `CREATE TABLE ledger.party (
    party bigint PRIMARY KEY,
    account text NOT NULL,
    roles integer NOT NULL,
    verified_until timestamptz NOT NULL,
    epoch bigint NOT NULL,
    enrolled_at timestamptz NOT NULL
  )`,
  'CREATE UNIQUE INDEX party_account ON ledger.party (account)',
];

const CREDIT = [
  `CREATE TABLE ledger.programme (
    programme bigint PRIMARY KEY,
    bank bigint NOT NULL,
    debtor bigint NOT NULL,
    debtor_account text NOT NULL,
    currency integer NOT NULL,
    limit_minor numeric(20, 0) NOT NULL,
    max_tenor_days integer NOT NULL,
    verifiers bigint[] NOT NULL,
    open boolean NOT NULL,
    version integer NOT NULL,
    opened_at timestamptz NOT NULL
  )`,
  'CREATE INDEX programme_bank ON ledger.programme (bank)',
  'CREATE INDEX programme_debtor ON ledger.programme (debtor)',
];

const TRADE = [
  `CREATE TABLE ledger.invoice (
    nullifier text PRIMARY KEY,
    cap_minor numeric(20, 0) NOT NULL,
    used_minor numeric(20, 0) NOT NULL,
    sequence bigint NOT NULL,
    verifier bigint NOT NULL,
    over_financed boolean NOT NULL
  )`,
];

const RECEIVABLES = [
  `CREATE TABLE ledger.asset (
    currency integer PRIMARY KEY,
    address text NOT NULL
  )`,
  `CREATE TABLE ledger.receivable (
    receivable numeric(58, 0) PRIMARY KEY,
    debtor bigint NOT NULL,
    creditor bigint NOT NULL,
    programme bigint NOT NULL,
    face_minor numeric(20, 0) NOT NULL,
    paid_minor numeric(20, 0) NOT NULL,
    retired_minor numeric(20, 0) NOT NULL,
    currency integer NOT NULL,
    due_at timestamptz NOT NULL,
    nullifier text NOT NULL,
    state text NOT NULL,
    issue_digest text NOT NULL,
    issued_at timestamptz NOT NULL,
    issued_block bigint NOT NULL,
    CONSTRAINT receivable_state CHECK (state IN ('live', 'overdue', 'settled')),
    CONSTRAINT receivable_amounts CHECK (paid_minor <= retired_minor AND retired_minor <= face_minor)
  )`,
  'CREATE INDEX receivable_debtor ON ledger.receivable (debtor, receivable)',
  'CREATE INDEX receivable_creditor ON ledger.receivable (creditor, receivable)',
  'CREATE INDEX receivable_nullifier ON ledger.receivable (nullifier)',
  `CREATE TABLE ledger.fragment (
    receivable numeric(58, 0) NOT NULL,
    from_minor numeric(20, 0) NOT NULL,
    to_minor numeric(20, 0) NOT NULL,
    holder bigint NOT NULL,
    programme bigint NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (receivable, from_minor),
    CONSTRAINT fragment_not_empty CHECK (from_minor < to_minor)
  )`,
  'CREATE INDEX fragment_holder ON ledger.fragment (holder, receivable)',
  'CREATE INDEX fragment_programme ON ledger.fragment (programme)',
  `CREATE TABLE ledger.fragment_history (
    block_number bigint NOT NULL,
    log_index integer NOT NULL,
    part integer NOT NULL,
    receivable numeric(58, 0) NOT NULL,
    kind text NOT NULL,
    from_minor numeric(20, 0) NOT NULL,
    to_minor numeric(20, 0) NOT NULL,
    version bigint NOT NULL,
    holder bigint NOT NULL,
    previous_holder bigint,
    programme bigint NOT NULL,
    price_minor numeric(20, 0),
    payer text,
    digest text,
    block_time timestamptz NOT NULL,
    tx_hash text NOT NULL,
    PRIMARY KEY (block_number, log_index, part)
  )`,
  'CREATE INDEX fragment_history_receivable ON ledger.fragment_history (receivable, version)',
  'CREATE INDEX fragment_history_holder ON ledger.fragment_history (holder, block_number)',
  `CREATE VIEW ledger.programme_outstanding AS
    SELECT p.programme, p.limit_minor, coalesce(sum(f.to_minor - f.from_minor), 0)::numeric(20, 0) AS outstanding_minor
    FROM ledger.programme p LEFT JOIN ledger.fragment f ON f.programme = p.programme
    GROUP BY p.programme`,
];
