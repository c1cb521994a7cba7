import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the log said of its sites' trees, before it was sent, and what the chain has of it. A size has one row and so one root: the worker, which writes
 * them, has no right to change or delete any.
 */
export class Anchors1700000000027 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE telemetry.anchor (
        site bigint NOT NULL REFERENCES telemetry.site (number),
        log text NOT NULL,
        tree_size bigint NOT NULL,
        previous_size bigint NOT NULL,
        root text NOT NULL,
        digest text NOT NULL,
        stated_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (site, tree_size, log),
        CONSTRAINT anchor_grows CHECK (previous_size >= 0 AND tree_size > previous_size),
        CONSTRAINT anchor_root CHECK (root ~ '^0x[0-9a-f]{64}$')
      )`);
    await db.query('GRANT SELECT ON telemetry.anchor TO tallystick_api, tallystick_worker');
    await db.query('GRANT INSERT ON telemetry.anchor TO tallystick_worker');
    for (const statement of LEDGER) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE ledger.anchor_passed_over');
    await db.query('DROP TABLE ledger.anchor');
    await db.query('DROP TABLE telemetry.anchor');
  }
}

/** Of every log that anybody keeps: sizes are the chain's, up to 2^64 - 1, and sites may have any id. */
const LEDGER = [
  `CREATE TABLE ledger.anchor (
    log text NOT NULL,
    site text NOT NULL,
    tree_size numeric(20, 0) NOT NULL,
    previous_size numeric(20, 0) NOT NULL,
    root text NOT NULL,
    block_number bigint NOT NULL,
    block_time timestamptz NOT NULL,
    tx_hash text NOT NULL,
    log_index integer NOT NULL,
    PRIMARY KEY (log, site, tree_size)
  )`,
  `CREATE TABLE ledger.anchor_passed_over (
    block_number bigint NOT NULL,
    log_index integer NOT NULL,
    log text NOT NULL,
    site text NOT NULL,
    tree_size numeric(20, 0) NOT NULL,
    anchored_size numeric(20, 0) NOT NULL,
    root text NOT NULL,
    block_time timestamptz NOT NULL,
    tx_hash text NOT NULL,
    PRIMARY KEY (block_number, log_index)
  )`,
];
