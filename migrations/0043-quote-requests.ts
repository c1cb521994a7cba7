import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a seller asks banks for a price of, whom it asks, and which acts are their quotes. No row holds a state: papers and ledger say it. A quote
 * goes with its act, which its drafter may discard.
 */
export class QuoteRequests1700000000043 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE papers.quote_request (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        seller bigint NOT NULL REFERENCES papers.organisation (party),
        receivable numeric(58, 0) NOT NULL,
        from_minor numeric(20, 0) NOT NULL,
        to_minor numeric(20, 0) NOT NULL,
        version bigint NOT NULL,
        amount_minor numeric(20, 0) NOT NULL,
        kind text NOT NULL,
        asked_at timestamptz NOT NULL,
        until timestamptz NOT NULL,
        withdrawn_at timestamptz,
        CONSTRAINT quote_request_kind CHECK (kind IN ('purchase', 'lock')),
        CONSTRAINT quote_request_amount CHECK (amount_minor > 0 AND amount_minor <= to_minor - from_minor)
      )`);
    await db.query('CREATE INDEX quote_request_seller ON papers.quote_request (seller, id)');
    await db.query('CREATE INDEX quote_request_until ON papers.quote_request (seller, until)');
    await db.query(`
      CREATE TABLE papers.quote_request_bank (
        request uuid NOT NULL REFERENCES papers.quote_request (id) ON DELETE CASCADE,
        bank bigint NOT NULL REFERENCES papers.organisation (party),
        declined_at timestamptz,
        reason text,
        PRIMARY KEY (request, bank),
        CONSTRAINT quote_request_bank_reason CHECK ((declined_at IS NULL) = (reason IS NULL))
      )`);
    await db.query('CREATE INDEX quote_request_bank_bank ON papers.quote_request_bank (bank, request)');
    await db.query(`
      CREATE TABLE papers.quote (
        act uuid PRIMARY KEY REFERENCES papers.act (id) ON DELETE CASCADE,
        request uuid NOT NULL,
        bank bigint NOT NULL,
        annual_rate_percent numeric(6, 4) NOT NULL,
        fee_minor numeric(20, 0) NOT NULL,
        value_date date NOT NULL,
        FOREIGN KEY (request, bank) REFERENCES papers.quote_request_bank (request, bank) ON DELETE CASCADE
      )`);
    await db.query('CREATE INDEX quote_request_quotes ON papers.quote (request, bank)');
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['quote', 'quote_request_bank', 'quote_request']) await db.query(`DROP TABLE papers.${table}`);
  }
}
