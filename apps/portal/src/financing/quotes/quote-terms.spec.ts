import { describe, expect, it } from '@jest/globals';
import type { CalendarDate } from '@tallystick/kernel';
import type { Way } from '../../drafting/draft-and-offer.js';
import { plannedQuote, quoteDrafter, readQuote } from './quote-terms.js';
import { answer, request } from './test-request.js';

const TODAY = '2026-09-01' as CalendarDate;
const asked = request([answer('9')]);
const read = (rate: string, fee = '') => readQuote({ rate, fee }, asked, TODAY);

describe('a quote as a bank types it', () => {
  it('is priced to the minor unit on the part that is asked about', () => {
    expect(read('3.6', '50')).toMatchObject({
      ...{ faults: {}, price: { days: 107, discountMinor: 1_070_000n, feeMinor: 5_000n, proceedsMinor: 98_925_000n } },
    });
    expect([read('').faults, read('37').faults, read('3.6', 'x').faults, read('3.6', '990000').faults]).toEqual([
      ...[{ rate: 'empty' }, { rate: 'tooHigh' }, { fee: 'malformed' }, { fee: 'all' }],
    ]);
    expect([read('').price, read('3.6', 'x').price]).toEqual([undefined, undefined]);
  });

  it('is drafted by its rate and its fee, and the draft must say the price and the part that was asked about', async () => {
    const { rate } = read(' 3.60 %');
    if (!rate) throw new Error('the rate was not read');
    const planned = plannedQuote({ request: asked, bank: '9', rate, feeMinor: 5_000n, priceMinor: 98_925_000n });
    expect(planned).toEqual({
      terms: { annualRatePercent: '3.60', feeMinor: '5000' },
      agreed: {
        kind: 'purchase',
        fields: {
          ...{ receivable: '55', from: '0', to: '120000000', version: '4', amount: '100000000' },
          ...{ holder: '7', buyer: '9', price: '98925000' },
        },
      },
    });
    const sent: unknown[] = [];
    const routes = { POST: (...what: unknown[]) => Promise.resolve(sent.push(what)) };
    await quoteDrafter('r')({ call: (one: unknown) => one, routes } as unknown as Way, [planned], 'key');
    expect(sent).toEqual([
      [
        '/v1/quote-requests/{id}/quotes',
        {
          params: { path: { id: 'r' } },
          body: { annualRatePercent: '3.60', feeMinor: '5000', offer: false },
          headers: { 'idempotency-key': 'key' },
        },
      ],
    ]);
  });
});
