import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Deadlines } from '@tallystick/acts';
import type { ListRequest, Principal } from '@tallystick/platform';
import { rowsTouched } from '../../../../../test/support/list-plans.js';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/postgres.js';
import { ledgerEntities } from '../../infra/projection/index.js';
import { AskedBank } from '../../infra/quotes/asked-bank.entity.js';
import { Quote } from '../../infra/quotes/quote.entity.js';
import { QuoteRequest } from '../../infra/quotes/quote-request.entity.js';
import { FindQuoteRequests } from './find-quote-requests.js';

const ROWS = 50_000;
/** Sellers, and as many banks: each has a thousandth of the requests. */
const PARTIES = 1_000;
const TOUCHED_MAX = ROWS / 100;
const [SELLER, BANK] = ['7', '1007'];

const caller = (party: string): Principal => ({
  ...{ party, clientId: 'x', scopes: [], isOperator: false, tokenExpiresAt: new Date() },
});
/** Of every ten of a seller one has been passed on, one is withdrawn, one is over, and one was sold to the bank; a hundredth more of each. */
const FILL = [
  `INSERT INTO ledger.cursor VALUES (true, 9, '0x', now())`,
  `INSERT INTO papers.organisation (name, roles) SELECT 'Nr ' || n, '{}' FROM generate_series(1, ${PARTIES * 2}) n`,
  `INSERT INTO ledger.receivable SELECT n, 1, 1, 0, 1000, 0, 0, 156, now() + interval '60 days', '0x', 'live', '0x', now(), n
     FROM generate_series(1, ${ROWS}) n`,
  `INSERT INTO ledger.fragment SELECT n, 0, 1000, 1 + n % ${PARTIES}, 0, CASE WHEN n / ${PARTIES} % 10 = 1 THEN 2 ELSE 1 END, 0, 0, false, false, false
     FROM generate_series(1, ${ROWS}) n`,
  `INSERT INTO ledger.fragment_history SELECT n, 0, 0, n, 'touched', 0, 1000, 2, 1 + n % ${PARTIES}, NULL, 0, NULL, NULL, NULL, now() - interval '2 hours', '0x'
     FROM generate_series(1, ${ROWS}) n WHERE n / ${PARTIES} % 10 = 1`,
  `INSERT INTO papers.quote_request (seller, receivable, from_minor, to_minor, version, amount_minor, kind, asked_at, until, withdrawn_at)
     SELECT 1 + n % ${PARTIES}, n, 0, 1000, 1, 400, 'purchase', now() - n * interval '1 second',
       now() + CASE WHEN n / ${PARTIES} % 10 IN (1, 3) THEN interval '-1 hour' ELSE interval '1 hour' END,
       CASE WHEN n / ${PARTIES} % 10 = 2 THEN now() END FROM generate_series(1, ${ROWS}) n`,
  `INSERT INTO papers.quote_request_bank (request, bank) SELECT id, seller + ${PARTIES} FROM papers.quote_request`,
  `INSERT INTO papers.act (kind, message, digest, deadline, drafted_by, offered_at)
     SELECT 'purchase', jsonb_build_object('price', '399', 'request', id), '0x' || id, now() + interval '1 hour', seller + ${PARTIES}, now() FROM papers.quote_request`,
  `INSERT INTO papers.quote (act, request, bank, annual_rate_percent, fee_minor, value_date)
     SELECT id, (message ->> 'request')::uuid, drafted_by, 3.6, 0, now() FROM papers.act`,
  `INSERT INTO ledger.recorded_act SELECT act.digest, 'purchase', 1, now(), '0x', 0
     FROM papers.act act JOIN papers.quote_request request ON act.digest = '0x' || request.id WHERE request.receivable::int / ${PARTIES} % 10 = 4`,
  'ANALYZE',
];

describe('of 50,000 requests for quotes', () => {
  let database: TestDatabase;
  let requests: FindQuoteRequests;
  beforeAll(async () => {
    database = await createTestDatabase({
      entities: [...(ledgerEntities as readonly (new () => object)[]), QuoteRequest, AskedBank, Quote],
    });
    for (const statement of FILL) await database.dataSource.query(statement);
    const deadlines = { presentSeconds: () => Promise.resolve(Date.now() / 1000) } as unknown as Deadlines;
    requests = new FindQuoteRequests(database.dataSource, deadlines);
  }, 120_000);
  afterAll(() => database.drop());

  const page = (party: string, asked: Partial<ListRequest> & Record<string, unknown>) =>
    requests.page({ limit: 20, ...asked }, caller(party));

  it.each<[string, Record<string, unknown>]>([
    ['seller', {}],
    ['seller', { state: ['open'] }],
    ['seller', { sort: '-askedAt', kind: ['purchase'] }],
    ['seller', { sort: 'until', untilFrom: '2026-01-01T00:00:00Z' }],
    ['seller', { receivable: ['6'] }],
    ['bank', {}],
    ['bank', { state: ['sold', 'lapsed'] }],
    ['bank', { sort: 'askedAt', seller: [SELLER] }],
  ])('a page of a %s by %j touches few', async (who, asked) => {
    const party = who === 'seller' ? SELLER : BANK;
    let found = 0;
    const touched = await rowsTouched(database.dataSource, async () => {
      found = (await page(party, asked)).items.length;
    });
    expect(found).toBeGreaterThan(0);
    expect(touched).toBeLessThan(TOUCHED_MAX);
  });

  it('each is in one state, by which it is found', async () => {
    const all = async (state?: string) =>
      (await page(SELLER, { limit: 100, ...(state === undefined ? {} : { state: [state] }) })).items;
    const counts = new Map<string, number>();
    for (const { state } of await all()) counts.set(state, (counts.get(state) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({ open: 30, withdrawn: 5, lapsed: 5, sold: 5, overtaken: 5 });
    for (const [state, count] of counts) {
      const found = await all(state);
      expect([found.length, new Set(found.map((one) => one.state))]).toEqual([count, new Set([state])]);
    }
  });
});
