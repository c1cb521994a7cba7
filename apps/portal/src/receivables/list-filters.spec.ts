import { describe, expect, it } from '@jest/globals';
import { filtersOf, isNarrowed, queryOf } from './list-filters.js';

const of = (search: string) => filtersOf(new URLSearchParams(search));

describe('the filters of an address', () => {
  it('are those that the list knows, and nothing else', () => {
    expect(of('state=live&side=debtor&dueFrom=2027-03-01&sort=-faceMinor')).toEqual({
      ...{ state: 'live', side: 'debtor', dueFrom: '2027-03-01', dueUntil: undefined, sort: '-faceMinor' },
    });
    const none = of('state=lost&side=all&dueFrom=2027-02-30&dueUntil=soon&sort=name');
    expect([none, isNarrowed(none)]).toEqual([
      { state: undefined, side: undefined, dueFrom: undefined, dueUntil: undefined, sort: '-issuedAt' },
      false,
    ]);
  });

  it('ask for whole days as a claim is due: at their end in Shanghai', () => {
    expect(queryOf(of('side=creditor&dueFrom=2027-03-01&dueUntil=2027-03-31'), '7')).toEqual({
      ...{ sort: '-issuedAt', creditor: '7' },
      ...{ dueAtFrom: '2027-03-01T16:00:00.000Z', dueAtBefore: '2027-03-31T16:00:01.000Z' },
    });
  });
});
