import { describe, expect, it } from '@jest/globals';
import { type ActView, bestOf, type Claim, compared, isBySeller, isOpen, offerOf } from './offers.js';

const claim: Claim = { id: '55', currency: 'CNY', dueDate: '2026-12-17', debtor: '2', state: 'live' };
const act = (id: string, price: string, more: Partial<ActView> = {}, message: ActView['message'] = {}): ActView => ({
  ...{ id, kind: 'purchase', state: 'offered', digest: '0x', deadline: '', draftedBy: '7' },
  draftedAt: '2026-08-31T17:00:00Z',
  signatories: [],
  message: {
    receivable: '55',
    from: '0',
    version: '1',
    amount: '100000000',
    price,
    holder: '7',
    buyer: '9',
    ...message,
  },
  ...more,
});
const offer = (one: ActView) => offerOf(one, { claims: new Map([['55', claim]]), lines: new Map() });

describe('an offer to a bank', () => {
  it('comes to a discount a year over the days from when it was asked, by Shanghai’s day', () => {
    expect(offer(act('a', '98930000'))).toMatchObject({
      ...{ days: 107, yearly: '3.60', seller: '7', bank: '9', hasBankSigned: false },
    });
  });

  it('of a claim that is not to be seen still says its price, in the currency of the line that it draws on', () => {
    const lines = new Map([['3', { programme: '3', currency: 'CNY', debtor: '2' }]]);
    const unseen = { claims: new Map(), lines };
    expect(offerOf(act('a', '5', {}, { programme: '3' }), unseen)).toMatchObject({
      ...{ priceMinor: 5n, currency: 'CNY', debtor: '2', dueDate: undefined, days: undefined, yearly: undefined },
    });
    expect(offerOf(act('a', '5'), unseen)).toMatchObject({ priceMinor: 5n, currency: undefined });
    const concerns = { currency: 'CNY', debtor: '2', dueDate: '2026-12-17' };
    expect(offerOf({ ...act('a', '98930000'), concerns }, unseen)).toMatchObject({ debtor: '2', yearly: '3.60' });
  });

  it('says whether the bank has signed it', () => {
    const signed = (role: string) => [{ role, party: '9', signedAt: '2026-09-01T00:00:00Z' }];
    expect(offer(act('a', '5', { signatories: signed('buyer') })).hasBankSigned).toBe(true);
    expect(offer(act('a', '5', { signatories: signed('holder') })).hasBankSigned).toBe(false);
  });

  it('is its seller’s: what the bank drafted is a quote', () => {
    expect([isBySeller(act('a', '5')), isBySeller(act('a', '5', { draftedBy: '9' }))]).toEqual([true, false]);
  });

  it('can come to pass until it was recorded or has ended otherwise', () => {
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
    expect(states.map((state) => isOpen(offer(act('a', '5', { state }))))).toEqual([
      ...[true, true, true, false, false, false, false, false],
    ]);
  });

  it('stands beside the others of the same part, the best first', () => {
    const other = { from: '7' };
    const offers = [act('low', '90'), act('elsewhere', '99', {}, other), act('high', '95'), act('same', '95')].map(
      offer,
    );
    expect(compared(offers).map((one) => one.act.id)).toEqual(['high', 'same', 'low', 'elsewhere']);
    expect([...bestOf(offers)].sort()).toEqual(['high', 'same']);
    expect(bestOf(offers.slice(0, 2)).size).toBe(0);
  });
});
