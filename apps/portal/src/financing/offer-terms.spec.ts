import { describe, expect, it } from '@jest/globals';
import type { CalendarDate } from '@tallystick/kernel';
import type { Fragment } from '../receivables/tiles.js';
import { plannedSale, readOffer, type Sellable, type TypedOffer } from './offer-terms.js';

const fragment: Fragment = {
  ...{ receivable: '55', from: '10', to: '10010', amountMinor: '10000', holder: '7', programme: '0', version: '4' },
  ...{ pledgee: '0', recourse: '0', frozen: false, locked: false, disputed: false },
};
const sellable: Sellable = { fragment, currency: 'CNY', dueDate: '2026-12-17' as CalendarDate };
const TODAY = '2026-09-01' as CalendarDate;
const typed: TypedOffer = { bank: { text: 'bank', party: '9' }, amount: '', rate: '3.6', fee: '' };
const faults = (more: Partial<TypedOffer>) => readOffer({ ...typed, ...more }, sellable, TODAY).faults;

describe('an offer to a bank as it is typed', () => {
  it('is of the whole fragment unless an amount says less', () => {
    expect(readOffer(typed, sellable, TODAY)).toMatchObject({
      ...{ faults: {}, amountMinor: 10_000n, price: { days: 107, discountMinor: 107n, proceedsMinor: 9_893n } },
    });
    expect(readOffer({ ...typed, amount: '50', fee: '1' }, sellable, TODAY).price?.proceedsMinor).toBe(4_846n);
  });

  it('says what is wrong, field by field', () => {
    expect([faults({ amount: '100.01' }), faults({ amount: 'x' }), faults({ amount: '100' })]).toEqual([
      ...[{ amount: 'over' }, { amount: 'malformed' }, {}],
    ]);
    expect([faults({ rate: '' }), faults({ fee: '1.001' }), faults({ fee: '98.93' })]).toEqual([
      ...[{ rate: 'empty' }, { fee: 'precision' }, { fee: 'all' }],
    ]);
    expect([
      faults({ bank: { text: '', party: undefined } }),
      faults({ bank: { text: 'a', party: undefined } }),
    ]).toEqual([...[{ bank: 'missing' }, { bank: 'unchosen' }]]);
    expect(readOffer(typed, undefined, TODAY)).toMatchObject({ faults: { fragment: 'missing' }, price: undefined });
  });

  it('is drafted as the API takes it, and the draft must say the same', () => {
    expect(plannedSale({ kind: 'purchase', fragment, bank: '9', amountMinor: 5_000n, priceMinor: 4_900n })).toEqual({
      terms: { receivable: '55', from: '10', buyer: '9', amountMinor: '5000', priceMinor: '4900' },
      agreed: {
        kind: 'purchase',
        fields: {
          ...{ receivable: '55', from: '10', to: '10010', version: '4', amount: '5000' },
          ...{ holder: '7', buyer: '9', price: '4900' },
        },
      },
    });
  });
});
