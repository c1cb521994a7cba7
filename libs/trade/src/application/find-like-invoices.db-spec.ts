import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PapersActivity } from '@tallystick/platform';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { Organisation } from '../../../parties/src/infra/organisation.entity.js';
import { DEFAULT_TRADE_RULES } from '../domain/rules/trade-rules.js';
import { Document } from '../infra/document.entity.js';
import { Verification } from '../infra/verification.entity.js';
import { BUYER, SELLER } from '../testing/a-trade.js';
import { FindLikeInvoices } from './find-like-invoices.js';

const STORED = 5_000;

let database: TestDatabase;
let finding: FindLikeInvoices;

/** One pair's regular trade: ten invoices a day, each of CNY 1.00 more than the one before, all attested but the last. */
beforeAll(async () => {
  database = await createTestDatabase({ entities: [Document, Verification, Organisation, PapersActivity] });
  finding = new FindLikeInvoices(database.dataSource, DEFAULT_TRADE_RULES);
  await database.dataSource.query(
    `INSERT INTO papers.organisation (name, uscc, roles) VALUES ($1, $2, '{}'), ($3, $4, '{}')`,
    [SELLER.name, SELLER.uscc, BUYER.name, BUYER.uscc],
  );
  await database.dataSource.query(
    `INSERT INTO papers.document (sha256, kind, number, seller, buyer, orders, identity, content, findings, submitted_by)
     SELECT 'sha-' || n, 'invoice', n::text, pair.seller, pair.buyer, '{}', jsonb_build_object(
       'sha256', 'sha-' || n, 'canonicalNumber', n::text, 'seller', 'lei:S', 'buyer', 'uscc:B', 'currency', 'CNY',
       'amountMinor', (1000000 + n * 100)::text, 'issueDate', (date '2026-01-01' + n / 10)::text, 'orderLines', '[]'::jsonb
     ), '', '[]', pair.seller
     FROM generate_series(1, $1::int) n, (SELECT min(party) seller, max(party) buyer FROM papers.organisation) pair`,
    [STORED],
  );
  await database.dataSource.query(
    `INSERT INTO papers.verification (invoice, seller, buyer, verdict, documents, checks, financeable, attestation, requested_by)
     SELECT id, seller, buyer, 'pass', '[]', '[]', '[]', '{}', seller FROM papers.document WHERE number <> $1`,
    [String(STORED)],
  );
  await database.dataSource.query('ANALYZE papers.document, papers.verification');
});
afterAll(() => database.drop());

async function stored(number: number): Promise<Document> {
  return database.dataSource.getRepository(Document).findOneByOrFail({ number: String(number) });
}

describe('like invoices', () => {
  it('are those of its number first, then those near its day and amount, under the codes of the invoice', async () => {
    const invoice = await stored(2_500);
    const identity = { ...invoice.identity!, canonicalNumber: '7', seller: 'uscc:S' };
    const found = await finding.run({ ...invoice, identity });
    expect(found[0]).toMatchObject({ canonicalNumber: '7', seller: 'uscc:S' });
    const near = found.slice(1).map(({ canonicalNumber }) => Number(canonicalNumber));
    expect(near).toHaveLength(69);
    expect([Math.min(...near), Math.max(...near)]).toEqual([2_470, 2_539]);
  });

  it('are near by amount as well as by day, of the same currency, and attested', async () => {
    const invoice = await stored(2_500);
    const found = async (changes: object) =>
      (await finding.run({ ...invoice, identity: { ...invoice.identity!, canonicalNumber: 'X', ...changes } })).length;
    expect(await found({ amountMinor: '1000' })).toBe(0);
    expect(await found({ currency: 'USD' })).toBe(0);
    expect(await found({ issueDate: '2020-01-01' })).toBe(0);
    const numbers = (await finding.run(await stored(STORED - 1))).map(({ canonicalNumber }) => canonicalNumber);
    expect(numbers).toContain(String(STORED - 2));
    expect(numbers).not.toContain(String(STORED));
  });

  it('are read by their keys, not among all that the pair has stored', async () => {
    const invoice = await stored(2_500);
    const plan = async (query: ReturnType<FindLikeInvoices['ofSameNumber']>) => {
      const [sql, parameters] = query.getQueryAndParameters();
      return JSON.stringify(await database.dataSource.query(`EXPLAIN (FORMAT JSON) ${sql}`, parameters));
    };
    expect(await plan(finding.ofSameNumber(invoice, invoice.identity!))).toMatch(
      /document_(invoice|seller|buyer)_number/,
    );
    expect(await plan(finding.nearlyAlike(invoice, invoice.identity!))).toContain('document_like_invoice');
  });
});
