import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActView, ApiProblem } from '@tallystick/api-client';
import { FACE_MINOR, pass, type Participant, recorded, refusalOf, signAndRecord } from '@tallystick/stories';
import { eventually } from '../support/eventually.js';
import { MovingPlatform } from '../support/moving-platform.js';
import { QuoteMarket, type QuoteRequest } from '../support/quote-market.js';

const START_TIMEOUT_MS = 240_000;
const TEST_TIMEOUT_MS = 120_000;
const HOUR_MS = 3_600_000;
const TAIL = '25000000';
const BANKS_MAX = 3;
const OPEN_MAX = 25;
/** Where a party's feed begins. */
const FROM_THE_BEGINNING = '0-0';

/** By hand, not by the code that is tried: `amount - round(amount x rate x days / 360) - fee`. @param rate in ten thousandths of a percent */
function priceOf(amountMinor: string, rate: bigint, days: number, feeMinor = '0'): string {
  const [numerator, denominator] = [BigInt(amountMinor) * rate * BigInt(days), 360_000_000n];
  const discount = (2n * numerator + denominator) / (2n * denominator);
  return (BigInt(amountMinor) - discount - BigInt(feeMinor)).toString();
}

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

describe('a seller that asks banks for a price', () => {
  let platform: MovingPlatform;
  let market: QuoteMarket;
  let seller: Participant;
  let bank: Participant;
  let rival: Participant;

  beforeAll(async () => {
    platform = await MovingPlatform.start({
      api: { quotes: { banksMax: BANKS_MAX, hoursMax: 72, openMax: OPEN_MAX, quotesMax: 3 } },
    });
    market = await QuoteMarket.on(platform);
    ({ seller, bank, rival } = market);
  }, START_TIMEOUT_MS);
  afterAll(() => platform?.stop());

  const eventsOf = async ({ party }: Participant, subject: string) => {
    const rows = await platform.database.dataSource.query<{ type: string }[]>(
      'SELECT type FROM papers.activity WHERE party = $1 AND subject = $2 ORDER BY seq',
      [party, subject],
    );
    return rows.map(({ type }) => type);
  };
  const actsCount = async () =>
    (await platform.database.dataSource.query<[{ n: number }]>('SELECT count(*)::int AS n FROM papers.act'))[0].n;
  const ownQuotes = (request: QuoteRequest, { party }: Participant) =>
    request.answers.find((answer) => answer.bank === party)?.quotes ?? [];
  const signed = async (act: ActView, { client, signer }: Participant) => client.sign(act, signer);
  /** The seller's part of a fragment that it may sell: one of a claim of its own, each time. */
  const asked = async (terms: Parameters<QuoteMarket['ask']>[1] = {}) => market.ask(await market.issued(), terms);

  it(
    'hears both, neither of whom learns of the other, and sells to one by signing its quote',
    async () => {
      const receivable = await market.issued();
      const { id } = await market.ask(receivable, { amountMinor: TAIL });
      expect(await eventsOf(bank, id)).toEqual(['quote-requested']);
      const seen = await market.read(id, bank);
      expect(seen).toMatchObject({
        ...{ seller: seller.party, receivable, from: '0', to: FACE_MINOR, amountMinor: TAIL, currency: 'CNY' },
        ...{ debtor: market.scene.cast.core.party, kind: 'purchase', state: 'open' },
        answers: [{ bank: bank.party, state: 'asked', quotes: [] }],
      });
      expect(seen.answers).toHaveLength(1);
      // What is asked about is shown by the request, and the claim itself is not opened by it.
      const path = { params: { path: { id: receivable } } };
      expect(await refusalOf(bank.client.call(bank.client.routes.GET('/v1/receivables/{id}', path)))).toBe(
        'receivable-not-found',
      );

      const first = await market.quote(id, bank, { annualRatePercent: '3.6', feeMinor: '5000' });
      const { valueDate = '' } = ownQuotes(await market.read(id, bank), bank)[0] ?? {};
      const days = daysBetween(valueDate, seen.dueDate);
      expect(first).toMatchObject({ kind: 'purchase', state: 'offered', draftedBy: bank.party });
      expect(first.message).toMatchObject({
        ...{ receivable, from: '0', amount: TAIL, holder: seller.party, buyer: bank.party },
        price: priceOf(TAIL, 36_000n, days, '5000'),
      });
      await signed(first, bank);
      const better = await market.signedQuote(id, rival, { annualRatePercent: '2.8755' }, priceOf(TAIL, 28_755n, days));

      for (const [one, other] of [
        [bank, rival],
        [rival, bank],
      ] as const) {
        const own = await market.read(id, one);
        expect(own.answers.map((answer) => [answer.bank, answer.state])).toEqual([[one.party, 'quoted']]);
        const [unseen] = ownQuotes(await market.read(id, other), other);
        if (!unseen) throw new Error('there is no quote of the other bank');
        expect(JSON.stringify(own)).not.toContain(unseen.act);
      }
      const all = await market.read(id, seller);
      expect(all.answers.map(({ state, quotes }) => [state, quotes.map((quote) => quote.signedByBank)])).toEqual([
        ['quoted', [true]],
        ['quoted', [true]],
      ]);
      expect(ownQuotes(all, rival)[0]).toMatchObject({
        ...{ act: better.id, annualRatePercent: '2.8755', feeMinor: '0', days, priceMinor: better.message.price },
        ...{ state: 'offered', deadline: better.deadline },
      });

      await signed(better, seller);
      await recorded(seller.client, better.id);
      expect((await market.read(id, seller)).state).toBe('sold');
      expect((await market.read(id, rival)).state).toBe('sold');
      // That it was sold to another would tell the bank that another was asked.
      expect((await market.read(id, bank)).state).toBe('overtaken');
      expect(ownQuotes(await market.read(id, seller), bank)[0]?.state).toBe('superseded');
      expect(await refusalOf(signed(first, seller))).toBe('act-not-open');
      expect(await refusalOf(market.quote(id, bank, { annualRatePercent: '2' }))).toBe('quote-request-not-open');
      expect(await refusalOf(market.withdraw(id, seller))).toBe('quote-request-not-open');

      const found = async (who: Participant, state: string) =>
        (await market.list(who, { state, receivable })).map((request) => request.id);
      expect([await found(seller, 'sold'), await found(bank, 'sold'), await found(bank, 'overtaken,open')]).toEqual([
        ...[[id], [], [id]],
      ]);
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'is heard by the banks as it happens, each for itself',
    async () => {
      const { id } = await asked();
      await market.withdraw(id, seller);
      for (const one of [bank, rival]) {
        const heard: string[] = [];
        const signal = AbortSignal.timeout(TEST_TIMEOUT_MS);
        for await (const { type, subject } of one.client.events(signal, FROM_THE_BEGINNING)) {
          if (subject === id) heard.push(type);
          if (heard.length === 2) break;
        }
        expect(heard).toEqual(['quote-requested', 'quote-request-withdrawn']);
      }
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'is seen by nobody else: to a bank that is not asked, to the debtor and to strangers there is nothing',
    async () => {
      const { id } = await asked({ banks: [bank.party] });
      const { core, subSupplier } = market.scene.cast;
      for (const stranger of [rival, core, subSupplier]) {
        const attempts = [
          () => market.read(id, stranger),
          () => market.quote(id, stranger, { annualRatePercent: '1' }),
          () => market.decline(id, stranger, 'no'),
          () => market.withdraw(id, stranger),
        ];
        for (const attempt of attempts) expect(await refusalOf(attempt())).toBe('quote-request-not-found');
        expect((await market.list(stranger)).filter((request) => request.id === id)).toEqual([]);
        expect(await eventsOf(stranger, id)).toEqual([]);
      }
      expect(await refusalOf(market.quote(id, seller, { annualRatePercent: '1' }))).toBe('not-asked-for-a-quote');
      expect(await refusalOf(market.decline(id, seller, 'no'))).toBe('not-asked-for-a-quote');
      expect(await refusalOf(market.withdraw(id, bank))).toBe('not-the-asker');
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'asks about what it holds, banks alone, each once, and for a time that is allowed',
    async () => {
      const receivable = await market.issued();
      const { workshop, settlementBank } = market.scene.cast;
      const own = seller.party;
      const refused = (terms: Parameters<QuoteMarket['ask']>[1], by = seller) =>
        refusalOf(market.ask(receivable, terms, by));
      expect(await refused({}, workshop)).toBe('fragment-not-found');
      expect(await refused({ from: '1' })).toBe('fragment-not-found');
      expect(await refused({ amountMinor: (BigInt(FACE_MINOR) + 1n).toString() })).toBe('amount-over-fragment');
      expect(await refused({ amountMinor: '0' })).toBe('request-invalid');
      expect(await refused({ banks: [] })).toBe('request-invalid');
      expect(await refused({ banks: [bank.party, bank.party] })).toBe('bank-named-twice');
      expect(await refused({ banks: [own] })).toBe('asked-oneself');
      expect(await refused({ banks: [bank.party, workshop.party] })).toBe('not-a-bank');
      expect(await refused({ banks: [settlementBank.party] })).toBe('not-a-bank');
      expect(await refused({ banks: ['4000000000'] })).toBe('not-a-bank');
      expect(await refused({ banks: ['1', '2', '3', '4'] })).toBe('too-many-banks-asked');
      const inHours = (hours: number) => new Date(platform.world.nowMs() + hours * HOUR_MS).toISOString();
      expect(await refused({ until: inHours(-1) })).toBe('until-out-of-range');
      expect(await refused({ until: inHours(73) })).toBe('until-out-of-range');
      expect(await refused({ kind: 'lock' })).toBe('settlement-bank-unnamed');
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'is asked once by one key, and answered once',
    async () => {
      const receivable = await market.issued();
      const key = randomUUID();
      const first = await market.ask(receivable, {}, seller, key);
      expect(await market.ask(receivable, {}, seller, key)).toEqual(first);
      expect(await market.list(seller, { receivable })).toHaveLength(1);
      expect(await eventsOf(bank, first.id)).toEqual(['quote-requested']);
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'takes no price that a bank writes itself, no rate out of bounds, and no fee that eats all',
    async () => {
      const { id } = await asked();
      const refused = (body: object) => refusalOf(market.quote(id, bank, body as never));
      const before = await actsCount();
      expect(await refused({ annualRatePercent: '3', priceMinor: '1' })).toBe('request-invalid');
      expect(await refused({ annualRatePercent: '3', amountMinor: '1' })).toBe('request-invalid');
      for (const rate of ['', '-1', '3,6', '1e1', '3.60001', '٣', '100'])
        expect(await refused({ annualRatePercent: rate })).toBe('request-invalid');
      expect(await refused({ annualRatePercent: '36.0001' })).toBe('rate-out-of-bounds');
      expect(await refused({ annualRatePercent: '0', feeMinor: FACE_MINOR })).toBe('nothing-left-to-pay');
      expect(await refused({ annualRatePercent: '3', deadline: '1' })).toBe('deadline-out-of-range');
      expect(await actsCount()).toBe(before);
      const { answers } = await market.read(id, seller);
      expect(answers.flatMap(({ quotes }) => quotes)).toEqual([]);
      const whole = await market.quote(id, bank, {
        annualRatePercent: '0',
        feeMinor: (BigInt(FACE_MINOR) - 1n).toString(),
      });
      expect(whole.message.price).toBe('1');
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'takes better quotes by the same bank up to a number; the earlier ones stand, and drafts are not shown',
    async () => {
      const { id } = await asked();
      const draft = await market.quote(id, bank, { annualRatePercent: '4', offer: false });
      expect(draft.state).toBe('draft');
      expect(ownQuotes(await market.read(id, bank), bank)).toHaveLength(1);
      expect(await market.read(id, seller)).toMatchObject({ answers: [{ state: 'asked' }, { state: 'asked' }] });
      const path = { params: { path: { id: draft.id } } };
      await bank.client.call(bank.client.routes.POST('/v1/acts/{id}/offer', path));
      await market.quote(id, bank, { annualRatePercent: '3.5' });
      await market.quote(id, bank, { annualRatePercent: '3' });
      expect(ownQuotes(await market.read(id, seller), bank).map((one) => [one.annualRatePercent, one.state])).toEqual([
        ['4', 'offered'],
        ['3.5', 'offered'],
        ['3', 'offered'],
      ]);
      expect(await refusalOf(market.quote(id, bank, { annualRatePercent: '2' }))).toBe('too-many-quotes');
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'is declined with a reason, once, for good, and not while a quote stands',
    async () => {
      const { id } = await asked();
      await market.decline(id, bank, 'The debtor’s line is full.');
      await market.decline(id, bank, 'Another reason.');
      expect((await market.read(id, seller)).answers).toMatchObject([
        { bank: bank.party, state: 'declined', reason: 'The debtor’s line is full.', quotes: [] },
        { bank: rival.party, state: 'asked' },
      ]);
      expect(await eventsOf(seller, id)).toEqual(['quote-declined']);
      expect(await eventsOf(rival, id)).toEqual(['quote-requested']);
      expect(await refusalOf(market.quote(id, bank, { annualRatePercent: '3' }))).toBe('quote-declined');
      const act = await market.quote(id, rival, { annualRatePercent: '3' });
      expect(await refusalOf(market.decline(id, rival, 'Too dear.'))).toBe('quote-stands');
      const request = { params: { path: { id: act.id } }, body: { reason: 'Not at this price.' } };
      await seller.client.call(seller.client.routes.POST('/v1/acts/{id}/refusal', request));
      expect((await market.decline(id, rival, 'Then none.')).answers).toMatchObject([{ state: 'declined' }]);
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'withdraws: no further quote is taken, and one that a bank has signed lives on by its own deadline',
    async () => {
      const { id } = await asked();
      const act = await market.quote(id, bank, { annualRatePercent: '3.1' });
      await signed(act, bank);
      expect((await market.withdraw(id, seller)).state).toBe('withdrawn');
      expect((await market.withdraw(id, seller)).state).toBe('withdrawn');
      for (const one of [bank, rival])
        expect((await eventsOf(one, id)).filter((type) => type === 'quote-request-withdrawn')).toHaveLength(1);
      expect(await refusalOf(market.quote(id, rival, { annualRatePercent: '3' }))).toBe('quote-request-not-open');
      expect(await refusalOf(market.decline(id, rival, 'Late.'))).toBe('quote-request-not-open');
      await signed(act, seller);
      await recorded(seller.client, act.id);
      expect([(await market.read(id, seller)).state, (await market.read(id, rival)).state]).toEqual([
        'sold',
        'withdrawn',
      ]);
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'that withdraws while a bank quotes is withdrawn from: what waits for the row finds it so, and leaves no act',
    async () => {
      const { id } = await asked();
      const { dataSource } = platform.database;
      const runner = dataSource.createQueryRunner();
      await runner.startTransaction();
      await runner.query('UPDATE papers.quote_request SET withdrawn_at = now() WHERE id = $1', [id]);
      const before = await actsCount();
      const quoting = refusalOf(market.quote(id, bank, { annualRatePercent: '3' }));
      await eventually(async () => {
        const waiting = await dataSource.query<unknown[]>(
          `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%quote_request%FOR UPDATE%' AND pid <> pg_backend_pid()`,
        );
        return waiting.length > 0;
      });
      await runner.commitTransaction();
      await runner.release();
      expect(await quoting).toBe('quote-request-not-open');
      expect(await actsCount()).toBe(before);
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'that passes the claim on is overtaken, whatever comes after',
    async () => {
      const receivable = await market.issued();
      const request = await market.ask(receivable);
      const act = await market.quote(request.id, bank, { annualRatePercent: '3' });
      await signed(act, bank);
      await pass(seller, market.scene.cast.subSupplier, receivable, '0', TAIL);
      for (const one of [seller, bank, rival]) expect((await market.read(request.id, one)).state).toBe('overtaken');
      expect(await refusalOf(market.quote(request.id, rival, { annualRatePercent: '3' }))).toBe(
        'quote-request-not-open',
      );
      expect(await refusalOf(signed(act, seller))).toBe('act-not-open');
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'is sold to by bank transfer as well',
    async () => {
      const { settlementBank } = market.scene.cast;
      const naming = { body: { bank: settlementBank.party } };
      await signAndRecord(
        await seller.client.call(seller.client.routes.POST('/v1/acts/name-settlement-bank', naming)),
        [seller],
      );
      const { id, dueDate } = await asked({ kind: 'lock', amountMinor: TAIL });
      const act = await market.quote(id, rival, { annualRatePercent: '3' });
      const [quote] = ownQuotes(await market.read(id, rival), rival);
      expect(act.message).toMatchObject({ settlementBank: settlementBank.party, amount: TAIL, buyer: rival.party });
      expect(act.message.price).toBe(priceOf(TAIL, 30_000n, daysBetween(quote?.valueDate ?? '', dueDate)));
      await signAndRecord(act, [rival, seller]);
      expect((await market.read(id, seller)).state).toBe('sold');
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'asks about no more than a number of things at once, however fast, and about more once it asks less',
    async () => {
      const receivable = await market.issued();
      const outcomes = await Promise.allSettled(Array.from({ length: OPEN_MAX + 1 }, () => market.ask(receivable)));
      const refusals = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as ApiProblem] : []));
      expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['too-many-quote-requests']));
      const open = (await market.list(seller, { state: 'open', limit: '200' })).map(({ id }) => id);
      expect(open).toHaveLength(OPEN_MAX);
      await market.withdraw(open[0] ?? '', seller);
      expect((await market.ask(receivable)).state).toBe('open');
      for (const id of open.slice(1)) await market.withdraw(id, seller);
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'hears nothing after its time, and nothing of a claim that is due; near it, a day is discounted for',
    async () => {
      const near = await market.issued(1);
      const until = new Date(platform.world.nowMs() + HOUR_MS).toISOString();
      const short = await market.ask(near, { until });
      expect(short.until).toBe(until);
      const open = await market.ask(near, { amountMinor: TAIL });
      // Never after the claim is due.
      expect(Date.parse(open.until)).toBeLessThanOrEqual(Date.parse(`${open.dueDate}T16:00:00Z`));
      const act = await market.quote(open.id, bank, { annualRatePercent: '3.6', feeMinor: '100' });
      const [quote] = ownQuotes(await market.read(open.id, bank), bank);
      const days = daysBetween(quote?.valueDate ?? '', open.dueDate);
      expect(act.message.price).toBe(priceOf(TAIL, 36_000n, days, '100'));
      await platform.world.passUntil(new Date(until));
      expect([(await market.read(short.id, seller)).state, (await market.read(short.id, bank)).state]).toEqual([
        ...['lapsed', 'lapsed'],
      ]);
      expect(await refusalOf(market.quote(short.id, bank, { annualRatePercent: '3' }))).toBe('quote-request-not-open');
      expect(await refusalOf(market.withdraw(short.id, seller))).toBe('quote-request-not-open');
      await platform.world.passUntil(new Date(open.until));
      expect((await market.read(open.id, seller)).state).toBe('lapsed');
      await platform.world.passUntil(new Date(`${open.dueDate}T16:00:01Z`));
      expect(await refusalOf(market.ask(near))).toBe('claim-matured');
    },
    TEST_TIMEOUT_MS,
  );
});
