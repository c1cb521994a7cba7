import { describe, expect, it } from '@jest/globals';
import type { CalendarDate } from '@tallystick/kernel';
import type { Fragment } from '../../receivables/tiles.js';
import type { Sellable } from '../offer-terms.js';
import { plannedRequest, readRequest, type TypedRequest } from './request-terms.js';

const fragment: Fragment = {
  ...{ receivable: '55', from: '10', to: '10010', amountMinor: '10000', holder: '7', programme: '0', version: '4' },
  ...{ pledgee: '0', recourse: '0', frozen: false, locked: false, disputed: false },
};
const sellable: Sellable = { fragment, currency: 'CNY', dueDate: '2026-12-17' as CalendarDate };
/** 31 August, 23:59 in Shanghai. */
const NOW = Date.parse('2026-08-31T15:59:00Z');
const nobody = { text: '', party: undefined };
const typed: TypedRequest = { amount: '', banks: ['9', '8'], nextBank: nobody, until: undefined };
const faults = (more: Partial<TypedRequest>) => readRequest({ ...typed, ...more }, sellable, NOW).faults;

describe('a request for quotes as it is typed', () => {
  it('is of the whole fragment unless an amount says less', () => {
    expect(readRequest(typed, sellable, NOW)).toEqual({ faults: {}, amountMinor: 10_000n });
    expect(readRequest({ ...typed, amount: '50' }, sellable, NOW).amountMinor).toBe(5_000n);
    expect([faults({ amount: '100.01' }), faults({ amount: 'x' })]).toEqual([
      { amount: 'over' },
      { amount: 'malformed' },
    ]);
    expect(readRequest(typed, undefined, NOW).faults).toEqual({ fragment: 'missing' });
  });

  it('goes to those that were chosen, and not while a name is typed that is nobody’s', () => {
    expect([faults({ banks: [] }), faults({ nextBank: { text: 'some', party: undefined } })]).toEqual([
      { banks: 'missing' },
      { banks: 'unchosen' },
    ]);
  });

  it('wants answers until the end of a day by Shanghai’s clock that is not over, and before the claim is due', () => {
    expect([faults({ until: '2026-08-31' }), faults({ until: '2026-08-30' }), faults({ until: '2026-12-18' })]).toEqual(
      [{}, { until: 'past' }, { until: 'afterDue' }],
    );
  });

  it('is sent as the service takes it', () => {
    const agreed = { kind: 'lock', sellable, amountMinor: 5_000n } as const;
    const body = { receivable: '55', from: '10', amountMinor: '5000', kind: 'lock', banks: ['9', '8'] };
    expect(plannedRequest({ ...agreed, typed })).toEqual(body);
    expect(plannedRequest({ ...agreed, typed: { ...typed, until: '2026-09-01' } })).toEqual({
      ...{ ...body, until: '2026-09-01T16:00:00.000Z' },
    });
  });
});
