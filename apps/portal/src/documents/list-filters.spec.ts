import { describe, expect, it } from '@jest/globals';
import { isNarrowed } from '../lists/address-filters.js';
import { filtersOf, queryOf } from './list-filters.js';

const filters = (search: string) => filtersOf(new URLSearchParams(search));

describe('the filters of the documents', () => {
  it('are what the address says, and nothing that it may not say', () => {
    expect(filters('kind=invoice&found=faulty&side=buyer&counterparty=7&from=2026-08-01&sort=receivedAt')).toEqual({
      ...{ kind: 'invoice', found: 'faulty', side: 'buyer', counterparty: '7', from: '2026-08-01', sort: 'receivedAt' },
      until: undefined,
    });
    expect(isNarrowed(filters('kind=cheque&found=all&side=both&counterparty=1%20OR%201&from=soon&sort=number'))).toBe(
      false,
    );
  });

  it('ask the service by days of Shanghai, both days whole', () => {
    expect(queryOf(filters('from=2026-08-01&until=2026-08-02'), '3')).toEqual({
      sort: '-receivedAt',
      receivedAtFrom: '2026-07-31T16:00:00.000Z',
      receivedAtBefore: '2026-08-02T16:00:00.000Z',
    });
  });

  it('ask for what somebody has to do something about as errors and warnings, and for a side by whoever asks', () => {
    expect(queryOf(filters('found=faulty&side=seller&counterparty=9'), '3')).toEqual({
      ...{ sort: '-receivedAt', worst: 'error,warning', seller: '3', counterparty: '9' },
    });
  });
});
