import { describe, expect, it } from '@jest/globals';
import { isNarrowed } from '../lists/address-filters.js';
import { filtersOf, queryOf } from './audit-filters.js';

const queryAt = (address: string) => queryOf(filtersOf(new URLSearchParams(address)));

describe('the filters of the audit log', () => {
  it('are the newest first where nothing is asked', () => {
    expect(queryAt('')).toEqual({ sort: '-at' });
    expect(isNarrowed(filtersOf(new URLSearchParams('sort=at')))).toBe(false);
  });

  it('take a kind of actor or one of them by its id', () => {
    expect(queryAt('who=machine')).toEqual({ sort: '-at', actorKind: 'machine' });
    expect(queryAt('who=0199e0e6-2f2f-7c2e-a1a0-6d1d7c8f0a11')).toEqual({
      ...{ sort: '-at', actorId: '0199e0e6-2f2f-7c2e-a1a0-6d1d7c8f0a11' },
    });
  });

  it('take days as they are in Shanghai, both of them whole', () => {
    expect(queryAt('from=2026-11-28&until=2026-11-28')).toEqual({
      ...{ sort: '-at', atFrom: '2026-11-27T16:00:00.000Z', atBefore: '2026-11-28T16:00:00.000Z' },
    });
  });

  it('pass over what is none', () => {
    expect(queryAt('who=a,b&action=nothing&outcome=%00&about=&from=2026-13-01&sort=hash')).toEqual({ sort: '-at' });
  });
});
