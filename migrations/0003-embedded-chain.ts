import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The embedded chain's journal: from it every block is made again, so it is only ever added to. Empty where the chain is a network of its
 * own (CHAIN_RPC_URL). `tallystick_chain` is the role of the process that makes the blocks; nobody else needs to see this.
 */
export class EmbeddedChain1700000000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE chain.embedded_chain (
        only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
        chain_id bigint NOT NULL CHECK (chain_id > 0),
        genesis_time bigint NOT NULL CHECK (genesis_time > 0),
        funded_accounts text[] NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      )`);
    await db.query(`
      CREATE TABLE chain.journal_block (
        number bigint PRIMARY KEY CHECK (number > 0),
        time bigint NOT NULL CHECK (time > 0),
        hash text NOT NULL UNIQUE CHECK (hash ~ '^0x[0-9a-f]{64}$'),
        transactions bytea[] NOT NULL,
        journalled_at timestamptz NOT NULL DEFAULT clock_timestamp()
      )`);
    await db.query('GRANT SELECT, INSERT ON chain.embedded_chain, chain.journal_block TO tallystick_chain');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE chain.journal_block');
    await db.query('DROP TABLE chain.embedded_chain');
  }
}
