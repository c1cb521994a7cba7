import { describe, expect, it } from '@jest/globals';
import { filtersOf, queryOf } from './inbox-filters.js';

const asked = (search: string) => queryOf(filtersOf(new URLSearchParams(search)));

describe('the inbox', () => {
  it('begins with what waits, the first to expire first', () => {
    expect(asked('')).toEqual({ sort: 'deadline', awaitingMe: true });
  });

  it('is narrowed and ordered by its address, of which nothing else is taken', () => {
    expect(asked('view=others&kind=transfer&sort=deadline')).toEqual({
      ...{ sort: 'deadline', kind: 'transfer', awaitingMe: false, state: 'offered,relayed' },
    });
    expect(asked('view=drafts&kind=theft&sort=amount')).toEqual({ sort: '-draftedAt', state: 'draft' });
    expect(asked('view=ended')).toEqual({ sort: '-draftedAt', state: expect.stringMatching(/recorded.*expired/) });
  });
});
