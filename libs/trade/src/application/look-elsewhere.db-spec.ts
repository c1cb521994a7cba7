import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccountReader, ChainReader } from '@tallystick/chain';
import { FindJointSigners, FindOrganisations, LedgerParty, LedgerRecovery } from '@tallystick/parties';
import { PapersActivity, type Principal } from '@tallystick/platform';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { Organisation } from '../../../parties/src/infra/organisation.entity.js';
import { DEFAULT_TRADE_RULES } from '../domain/rules/trade-rules.js';
import { DEFAULT_XML_LIMITS } from '../domain/xml/xml-limits.js';
import { Document } from '../infra/document.entity.js';
import { Reverification } from '../infra/reverification.entity.js';
import { StoredUnit } from '../infra/recorded-unit.entity.js';
import { StoredRecord } from '../infra/stored-record.entity.js';
import { Verification } from '../infra/verification.entity.js';
import type { Organisation as Named, TradeDetails } from '../papers/trade-details.js';
import { writeDespatchAdvice, writeInvoice, writeOrder } from '../papers/write-papers.js';
import { aTrade, BUYER, SELLER, STRANGER } from '../testing/a-trade.js';
import { anEvent, type EventMembers, writeEvents } from '../testing/an-event-record.js';
import { evidenceFrom } from '../testing/evidence-from.js';
import { numberedTrade } from '../testing/numbered-trade.js';
import { AskTaxBureau } from './ask-tax-bureau.js';
import { FindCopies } from './find-copies.js';
import { FindPairHistory } from './find-pair-history.js';
import { SubmitDocument } from './submit-document.js';
import { SubmitRecord } from './submit-record.js';

const PALLET = 'urn:epc:id:sscc:4012345.0000000001';

let database: TestDatabase;
let submitting: SubmitDocument;
let recording: SubmitRecord;
const callers = new Map<string, Principal>();
let serial = 0;

beforeAll(async () => {
  const own = [Document, StoredRecord, StoredUnit, Verification, Reverification];
  database = await createTestDatabase({
    entities: [...own, Organisation, LedgerParty, LedgerRecovery, PapersActivity],
  });
  const { dataSource } = database;
  submitting = new SubmitDocument(
    dataSource,
    new FindOrganisations(dataSource),
    new AskTaxBureau(undefined),
    DEFAULT_XML_LIMITS,
  );
  recording = new SubmitRecord(dataSource, DEFAULT_XML_LIMITS);
  for (const { name, uscc } of [SELLER, BUYER, STRANGER]) {
    const certificate = JSON.stringify({ certificate: {}, signature: '0x00' });
    const [row] = await dataSource.query<{ party: string }[]>(
      `INSERT INTO papers.organisation (name, uscc, roles, certificate) VALUES ($1, $2, '{}', $3) RETURNING party`,
      [name, uscc, certificate],
    );
    const rest = { clientId: 'x', scopes: [], isOperator: false, tokenExpiresAt: new Date() };
    callers.set(uscc, { party: row?.party ?? '', ...rest });
  }
});
afterAll(() => database.drop());

const by = ({ uscc }: Named) => callers.get(uscc)!;

function trade(seller: Named, buyer: Named, changes: Partial<TradeDetails> = {}): TradeDetails {
  serial += 1;
  return numberedTrade(serial, { seller, buyer, ...changes });
}

async function submitted(details: TradeDetails): Promise<Document> {
  await submitting.run(Buffer.from(writeOrder(details)), by(details.buyer));
  await submitting.run(Buffer.from(writeDespatchAdvice(details)), by(details.seller));
  const id = await submitting.run(Buffer.from(writeInvoice(details)), by(details.seller));
  return database.dataSource.manager.findOneByOrFail(Document, { id });
}

/** Only what was attested was financed, and counts. */
async function attested(details: TradeDetails): Promise<Document> {
  const invoice = await submitted(details);
  await database.dataSource.query(
    `INSERT INTO papers.verification (invoice, seller, buyer, verdict, documents, checks, financeable, attestation, requested_by)
     VALUES ($1, $2, $3, 'pass', '[]', '[]', '[]', '{}', $2)`,
    [invoice.id, invoice.seller, invoice.buyer],
  );
  return invoice;
}

function gathered(invoice: Document, rules = DEFAULT_TRADE_RULES) {
  const { dataSource } = database;
  const organisations = new FindOrganisations(dataSource);
  const signers = new FindJointSigners(organisations, {} as ChainReader, {} as AccountReader);
  return evidenceFrom(dataSource, signers, rules).of(invoice);
}

const seen = async (invoice: Document) => (await gathered(invoice)).seen;

/** What is set against an invoice of two parties. */
async function historyOf(seller: Named, buyer: Named, like: Document) {
  const asked = { ...like, seller: by(seller).party, buyer: by(buyer).party };
  return new FindPairHistory(database.dataSource, DEFAULT_TRADE_RULES).of(asked);
}

const record = (author: Named, ...events: readonly EventMembers[]) =>
  recording.run(Buffer.from(writeEvents(...events)), by(author));

describe('what is known elsewhere', () => {
  it('is an invoice of the same number, of this seller to another or of another to this buyer', async () => {
    const first = trade(SELLER, BUYER);
    const ours = await submitted({ ...first, invoice: { ...first.invoice, number: '0042' } });
    const number = { ...first.invoice, number: '42' };
    expect((await seen(ours)).copies).toEqual([]);
    await submitted(trade(SELLER, STRANGER, { invoice: number }));
    expect((await seen(ours)).copies).toEqual([]);
    await attested(trade(SELLER, STRANGER, { invoice: { ...number, date: '2026-09-01' } }));
    await attested(trade(STRANGER, BUYER, { invoice: number }));
    const copy = { sameNumber: true, sameLines: false };
    expect((await seen(ours)).copies).toEqual([
      { ...copy, shared: 'seller', daysApart: 7 },
      { ...copy, shared: 'buyer', daysApart: 0 },
    ]);
    const copies = { ...DEFAULT_TRADE_RULES.copies, copiesMax: 1 };
    expect((await gathered(ours, { ...DEFAULT_TRADE_RULES, copies })).seen.copies).toHaveLength(1);
  });

  it('is an invoice of the same lines between whomever', async () => {
    const [line] = aTrade().lines;
    const lines = ['11', '12', '13'].map((id) => ({ ...line!, id, name: `Shaft ${id}`, quantity: id }));
    await attested(trade(BUYER, STRANGER, { lines }));
    const ours = await submitted(trade(SELLER, BUYER, { lines: [...lines].reverse() }));
    expect((await seen(ours)).copies).toEqual([{ shared: 'none', sameNumber: false, sameLines: true, daysApart: 0 }]);
  });

  it('is found by keys, however many invoices are stored', async () => {
    const ours = await submitted(trade(SELLER, BUYER));
    const { dataSource } = database;
    await dataSource.query(
      `INSERT INTO papers.document (sha256, kind, number, seller, buyer, orders, identity, lines_hash, content, findings, submitted_by)
       SELECT 'many-' || n, 'invoice', n::text, 1 + n % 2, 2, '{}', jsonb_build_object('canonicalNumber', 'M' || n), 'hash-' || n, '', '[]', 1
       FROM generate_series(1, 20000) n`,
    );
    await dataSource.query('ANALYZE papers.document');
    const queries = new FindCopies(dataSource, DEFAULT_TRADE_RULES).queries(
      { ...ours, linesHash: 'hash-7' },
      ours.identity!,
    );
    const plans = await Promise.all(
      queries.map(async (query) => {
        const [sql, parameters] = query.getQueryAndParameters();
        return JSON.stringify(await dataSource.query(`EXPLAIN (FORMAT JSON) ${sql}`, parameters));
      }),
    );
    const keys = plans.map((plan) => /document_[a-z]+(_number)?/.exec(plan)?.[0]);
    expect(keys).toEqual(['document_seller_number', 'document_buyer_number', 'document_lines']);
    await dataSource.query(`DELETE FROM papers.document WHERE sha256 LIKE 'many-%'`);
  });

  it('is an account on which other sellers are paid', async () => {
    const account = 'CN00 0111 2223 334';
    const ours = await submitted(trade({ ...SELLER, account }, BUYER));
    expect((await seen(ours)).relations).toEqual([]);
    await attested(trade({ ...SELLER, account: 'CN0001112223334' }, STRANGER));
    expect((await seen(ours)).relations).toEqual([]);
    await attested(trade({ ...STRANGER, account: 'cn0001112223334' }, BUYER));
    await attested(trade({ ...STRANGER, account: 'cn0001112223334' }, SELLER));
    expect((await seen(ours)).relations).toEqual([{ by: 'account', to: 'other-sellers', parties: 1 }]);
  });

  it('is a sum that the two billed before as a whole, told with the invoices that a verifier must see', async () => {
    const priced = (price: string, day: number) => {
      const base = trade(BUYER, SELLER);
      const date = `2026-09-${String(day).padStart(2, '0')}`;
      const lines = [{ ...base.lines[0]!, quantity: '1', price }];
      return { ...base, taxPercent: '0', lines, invoice: { ...base.invoice, date } };
    };
    const others = ['31415.93', '27182.82', '16180.34', '14142.14', '17320.51', '22360.68'];
    for (const [at, price] of others.entries()) await attested(priced(price, 1 + at));
    const whole = await attested(priced('48151.62', 12));
    const first = await attested(priced('20000.17', 14));
    const second = await submitted(priced('28151.45', 15));
    const { sums, patterns } = await seen(second);
    const shas = [whole.sha256, first.sha256].sort();
    expect(sums).toEqual([{ role: 'piece', pieces: 2, daysApart: 3, others: shas }]);
    expect(patterns).toEqual([]);
    const evidence = await gathered(second);
    expect(evidence.earlierInvoices.map(({ sha256 }) => sha256)).toEqual(expect.arrayContaining(shas));
    const history = await historyOf(BUYER, SELLER, second);
    expect(history.map(({ identity }) => identity?.issueDate)).toEqual(
      [14, 12, 6, 5, 4, 3, 2, 1].map((day) => `2026-09-${String(day).padStart(2, '0')}`),
    );
    const otherWay = await historyOf(SELLER, BUYER, second);
    expect(otherWay.some(({ id }) => history.some((one) => one.id === id))).toBe(false);
  });

  it('is a pallet that the seller’s own records tie to another attested invoice, by order or by despatch', async () => {
    const [ours, twin] = [trade(SELLER, BUYER), trade(SELLER, STRANGER)];
    const shipped = (details: TradeDetails, changes: EventMembers = {}) =>
      anEvent(details, { quantityList: [], epcList: [PALLET], ...changes });
    const invoice = await submitted(ours);
    await record(SELLER, shipped(ours));
    const byDespatch = [
      { type: 'desadv', bizTransaction: `urn:epcglobal:cbv:bt:4012345000009:${twin.despatch.number}` },
    ];
    await record(SELLER, shipped(twin, { bizTransactionList: byDespatch }));
    expect((await seen(invoice)).goods).toEqual([]);
    await attested(twin);
    expect((await seen(invoice)).goods).toEqual([{ recorder: 'seller', units: 1, invoices: 1 }]);
  });

  it('is nothing when the buyer sells the pallet on, or a stranger names it', async () => {
    const [ours, next, foreign] = [trade(SELLER, BUYER), trade(BUYER, STRANGER), trade(STRANGER, SELLER)];
    const moved = (details: TradeDetails, bizStep: string) =>
      anEvent(details, { quantityList: [], epcList: [`${PALLET.slice(0, -1)}2`], bizStep });
    const invoice = await submitted(ours);
    await attested(next);
    await attested(foreign);
    await record(BUYER, moved(ours, 'receiving'));
    await record(BUYER, moved(next, 'shipping'));
    await record(SELLER, moved(ours, 'shipping'));
    await record(STRANGER, moved(foreign, 'shipping'));
    expect((await seen(invoice)).goods).toEqual([]);
  });
});
