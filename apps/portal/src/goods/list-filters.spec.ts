import { describe, expect, it } from '@jest/globals';
import { isNarrowed } from '../lists/address-filters.js';
import { filtersOf, queryOf } from './list-filters.js';

const filters = (search: string) => filtersOf(new URLSearchParams(search));

describe('the filters of the warehouse receipts', () => {
  it('are what the address says, and nothing that it may not say', () => {
    expect(filters('commodity=钢棒&warehouse=洋山%203%20号库&from=2026-08-01&sort=issuedOn')).toEqual({
      ...{ commodity: '钢棒', warehouse: '洋山 3 号库', from: '2026-08-01', until: undefined, sort: 'issuedOn' },
    });
    expect(isNarrowed(filters(`commodity=&warehouse=a,b&from=soon&until=2026-02-30&sort=quantity`))).toBe(false);
    expect(isNarrowed(filters(`commodity=${'x'.repeat(401)}`))).toBe(false);
  });

  it('ask the service for whole days of issue', () => {
    expect(queryOf(filters('from=2026-08-01&until=2026-08-31&commodity=x'))).toEqual({
      ...{ sort: '-receivedAt', commodity: 'x', issuedOnFrom: '2026-08-01', issuedOnBefore: '2026-09-01' },
    });
  });
});
