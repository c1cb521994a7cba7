import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What lies on a claim besides its holder: pledges, locks, disputes, freezes; receipts of banks, the ledger's pause, the recovery of accounts.
 * As in all of `ledger`, no column keeps a default: rows follow from final blocks alone.
 */
export class Encumbrances1700000000010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [...FRAGMENTS, ...BANK_TRANSFERS, ...ORDERS, ...PARTIES]) await db.query(statement);
    await db.query('DROP VIEW ledger.programme_outstanding');
    await db.query(PROGRAMME_OUTSTANDING);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP VIEW ledger.programme_outstanding');
    for (const table of ['recovery', 'pause', 'fragment_freeze', 'used_receipt', 'settlement_bank', 'fragment_lock'])
      await db.query(`DROP TABLE ledger.${table}`);
    await db.query('ALTER TABLE ledger.fragment_history DROP COLUMN bank_reference');
    for (const column of BURDENS) await db.query(`ALTER TABLE ledger.fragment DROP COLUMN ${column.split(' ')[0]}`);
    await db.query(OUTSTANDING_WITHOUT_LOCKS);
  }
}

const BURDENS = ['pledgee bigint', 'recourse bigint', 'frozen boolean', 'locked boolean', 'disputed boolean'];

const FRAGMENTS = [
  ...BURDENS.flatMap((column) => {
    const [name, type] = column.split(' ');
    return [
      `ALTER TABLE ledger.fragment ADD COLUMN ${column} NOT NULL DEFAULT ${type === 'bigint' ? '0' : 'false'}`,
      `ALTER TABLE ledger.fragment ALTER COLUMN ${name} DROP DEFAULT`,
    ];
  }),
  'CREATE INDEX fragment_pledgee ON ledger.fragment (pledgee)',
  'ALTER TABLE ledger.fragment_history ADD COLUMN bank_reference text',
];

const BANK_TRANSFERS = [
  `CREATE TABLE ledger.fragment_lock (
    receivable numeric(58, 0) NOT NULL,
    from_minor numeric(20, 0) NOT NULL,
    buyer bigint NOT NULL,
    programme bigint NOT NULL,
    price_minor numeric(20, 0) NOT NULL,
    settlement_bank bigint NOT NULL,
    pay_by timestamptz NOT NULL,
    unlock_from timestamptz NOT NULL,
    PRIMARY KEY (receivable, from_minor)
  )`,
  'CREATE INDEX fragment_lock_buyer ON ledger.fragment_lock (buyer)',
  'CREATE INDEX fragment_lock_programme ON ledger.fragment_lock (programme)',
  `CREATE TABLE ledger.settlement_bank (
    party bigint PRIMARY KEY,
    bank bigint NOT NULL,
    sequence bigint NOT NULL
  )`,
  `CREATE TABLE ledger.used_receipt (
    bank bigint NOT NULL,
    bank_reference text NOT NULL,
    digest text NOT NULL,
    PRIMARY KEY (bank, bank_reference)
  )`,
];

const ORDERS = [
  `CREATE TABLE ledger.fragment_freeze (
    receivable numeric(58, 0) NOT NULL,
    from_minor numeric(20, 0) NOT NULL,
    lapses_at timestamptz NOT NULL,
    order_hash text,
    confirmed_at timestamptz,
    PRIMARY KEY (receivable, from_minor)
  )`,
  `CREATE TABLE ledger.pause (
    singleton boolean PRIMARY KEY,
    paused_until timestamptz NOT NULL,
    sequence bigint NOT NULL
  )`,
];

const PARTIES = [
  `CREATE TABLE ledger.recovery (
    party bigint PRIMARY KEY,
    account text,
    completes_at timestamptz,
    rests_until timestamptz
  )`,
];

/** A part that is locked for another programme than it is drawn on counts on both until the lock ends. */
const PROGRAMME_OUTSTANDING = `
  CREATE VIEW ledger.programme_outstanding AS
  SELECT p.programme, p.limit_minor,
    (coalesce((SELECT sum(f.to_minor - f.from_minor) FROM ledger.fragment f WHERE f.programme = p.programme), 0)
      + coalesce((
        SELECT sum(f.to_minor - f.from_minor)
        FROM ledger.fragment_lock l JOIN ledger.fragment f USING (receivable, from_minor)
        WHERE l.programme = p.programme AND f.programme <> p.programme
      ), 0))::numeric(20, 0) AS outstanding_minor
  FROM ledger.programme p`;

const OUTSTANDING_WITHOUT_LOCKS = `
  CREATE VIEW ledger.programme_outstanding AS
  SELECT p.programme, p.limit_minor, coalesce(sum(f.to_minor - f.from_minor), 0)::numeric(20, 0) AS outstanding_minor
  FROM ledger.programme p LEFT JOIN ledger.fragment f ON f.programme = p.programme
  GROUP BY p.programme`;
