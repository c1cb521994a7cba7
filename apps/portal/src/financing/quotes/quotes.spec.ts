import { describe, expect, it } from '@jest/globals';
import { bestOf, canComeToPass, isStanding, quotesOf } from './quotes.js';
import { sheetOf } from './quotes-sheet.js';
import { answer, NOW, quote, request } from './test-request.js';

const ids = (of: readonly { readonly act: string }[]) => of.map(({ act }) => act);

describe('quotes', () => {
  it('are reckoned once more, line by line, and those that do not add up are told from those that do', () => {
    const [whole] = quotesOf(request([answer('9', [quote('a', '98925000')])]), NOW);
    expect(whole).toMatchObject({
      ...{ amountMinor: 100_000_000n, discountMinor: 1_070_000n, feeMinor: 5_000n, priceMinor: 98_925_000n },
      ...{ days: 107, yearly: '3.62', isExact: true, standing: 'standing' },
    });
    const wrong = [
      quote('a', '98925001'),
      quote('b', '98925000', { days: 106 }),
      quote('c', '98925000', { annualRatePercent: '3.7' }),
      quote('d', '98925000', { feeMinor: '4999' }),
      quote('e', '98925000', { valueDate: '2026-09-02' }),
      quote('f', '98925000', { annualRatePercent: 'x' }),
    ];
    expect(quotesOf(request([answer('9', wrong)]), NOW).map(({ isExact }) => isExact)).toEqual(wrong.map(() => false));
  });

  it('of all banks stand together: what can be accepted first, the best price before the others, then what ended', () => {
    const of = request([
      answer('9', [quote('low', '90'), quote('old', '99', { state: 'refused', quotedAt: '2026-09-01T00:01:00Z' })]),
      answer('8', [quote('high', '95'), quote('late', '99', { deadline: '2026-09-01T00:59:59Z' })]),
      answer('7', [quote('gone', '99', { state: 'withdrawn', quotedAt: '2026-09-01T00:02:00Z' })]),
    ]);
    const quotes = quotesOf(of, NOW);
    expect(ids(quotes)).toEqual(['high', 'low', 'gone', 'old', 'late']);
    expect(quotes.map(({ standing }) => standing)).toEqual([
      ...['standing', 'standing', 'withdrawn', 'refused', 'expired'],
    ]);
    expect(ids(quotes.filter(isStanding))).toEqual(['high', 'low']);
  });

  it('of a price that none betters are the best, where there are several to choose from', () => {
    const of = (...prices: string[]) =>
      quotesOf(
        request([
          answer(
            '9',
            prices.map((price, place) => quote(`${price} ${place}`, price)),
          ),
        ]),
        NOW,
      );
    expect([...bestOf(of('90', '95', '95'))]).toEqual(['95 1', '95 2']);
    expect([...bestOf(of('9', '10'))]).toEqual(['10 1']);
    expect(bestOf(of('90')).size).toBe(0);
    const ended = quotesOf(request([answer('9', [quote('a', '9', { state: 'refused' }), quote('b', '8')])]), NOW);
    expect(bestOf(ended).size).toBe(0);
  });

  it('still stand when the time for answers is over or the seller asks no more, and not once the part was sold or moved', () => {
    const states = ['open', 'lapsed', 'withdrawn', 'sold', 'overtaken'] as const;
    const stand = states.map((state) =>
      quotesOf(request([answer('9', [quote('a', '90')])], { state }), NOW).map(({ standing }) => standing),
    );
    expect(stand.flat()).toEqual(['standing', 'standing', 'standing', 'superseded', 'superseded']);
  });

  it('can come to pass, or have, until they end otherwise: as long their bank does not decline', () => {
    const states = [
      'draft',
      'offered',
      'relayed',
      'recorded',
      'refused',
      'withdrawn',
      'superseded',
      'expired',
    ] as const;
    const of = request([
      answer(
        '9',
        states.map((state) => quote(state, '90', { state })),
      ),
    ]);
    const can = quotesOf(of, NOW).filter(canComeToPass);
    expect(ids(can).toSorted()).toEqual(['draft', 'offered', 'recorded', 'relayed']);
  });

  it('are rows of a spreadsheet under the names of the service', () => {
    const of = request([answer('9', [quote('a', '98925000')])]);
    const [head = [], row = []] = sheetOf(of, quotesOf(of, NOW), (party) => `bank ${party}`);
    expect(Object.fromEntries(head.map((name, place) => [name, row[place]]))).toMatchObject({
      ...{ bank: 'bank 9', annualRatePercent: '3.6', discountMinor: 1_070_000n, priceMinor: 98_925_000n },
      ...{ yearlyPercent: '3.62', state: 'standing', act: 'a' },
    });
  });
});
