import { describe, expect, it } from '@jest/globals';
import { fragmentsSheet, partiesOf } from './fragments-sheet.js';
import type { Fragment } from './tiles.js';

const fragment = (more: Partial<Fragment>): Fragment => ({
  ...{ receivable: '12', from: '0', to: '100', amountMinor: '100', holder: '7', programme: '0', version: '1' },
  ...{ pledgee: '0', recourse: '0', frozen: false, locked: false, disputed: false },
  ...more,
});
const FREE = fragment({});
const BURDENED = fragment({
  ...{ from: '100', to: '90071992547409931', amountMinor: '90071992547409831', holder: '8', programme: '3' },
  ...{ pledgee: '9', recourse: '7', frozen: true, locked: true, disputed: true },
});
const nameOf = (party: string) => `party ${party}`;

describe('the sheet of who holds what of a claim', () => {
  it('has a row for each fragment, exact, under a head of as many columns', () => {
    const [head = [], ...rows] = fragmentsSheet([FREE, BURDENED], 'CNY', nameOf);
    expect(
      rows.map((row) => Object.fromEntries(head.map((name, place) => [String(name), row[place]] as const))),
    ).toEqual([
      {
        ...{ receivable: '12', holder: '7', holderName: 'party 7', currency: 'CNY', amountMinor: '100' },
        ...{ from: '0', to: '100', programme: '', pledgee: '', pledgeeName: '' },
        ...{ locked: false, frozen: false, disputed: false, recourse: '', recourseName: '' },
      },
      {
        ...{ receivable: '12', holder: '8', holderName: 'party 8', currency: 'CNY', amountMinor: '90071992547409831' },
        ...{ from: '100', to: '90071992547409931', programme: '3', pledgee: '9', pledgeeName: 'party 9' },
        ...{ locked: true, frozen: true, disputed: true, recourse: '7', recourseName: 'party 7' },
      },
    ]);
    expect(rows.map(({ length }) => length)).toEqual([head.length, head.length]);
  });

  it('names each party once, and nobody', () => {
    expect(partiesOf([FREE, BURDENED])).toEqual(['7', '8', '9']);
    expect(partiesOf([])).toEqual([]);
  });
});
