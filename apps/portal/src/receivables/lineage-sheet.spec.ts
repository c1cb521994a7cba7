import { describe, expect, it } from '@jest/globals';
import type { HistoryEntry } from './use-history.js';
import { holdersOf, lineageSheet } from './lineage-sheet.js';

const ISSUED: HistoryEntry = {
  ...{ kind: 'issued', from: '0', to: '90071992547409931', version: '1', holder: '7' },
  ...{ digest: '0xd1', at: '2026-10-01T08:00:00.000Z', transactionHash: '0xt1' },
};
const PURCHASED: HistoryEntry = {
  ...{ kind: 'purchased', from: '40', to: '100', version: '3', holder: '9', previousHolder: '8', priceMinor: '58' },
  ...{ payer: '0xa', bankReference: 'REF-1', at: '2026-10-02T08:00:00.000Z', transactionHash: '0xt2' },
};
const nameOf = (party: string) => `party ${party}`;

describe('the sheet of how a claim came to be as it is', () => {
  it('has a row for each part of each step, exact, under a head of as many columns', () => {
    const [head = [], ...rows] = lineageSheet('12', [ISSUED, PURCHASED], 'CNY', nameOf);
    expect(
      rows.map((row) => Object.fromEntries(head.map((name, place) => [String(name), row[place]] as const))),
    ).toEqual([
      {
        ...{ receivable: '12', at: '2026-10-01T08:00:00.000Z', kind: 'issued', holder: '7', holderName: 'party 7' },
        ...{ previousHolder: '', previousHolderName: '', currency: 'CNY', amountMinor: '90071992547409931' },
        ...{ from: '0', to: '90071992547409931', version: '1', digest: '0xd1', transactionHash: '0xt1' },
      },
      {
        ...{ receivable: '12', at: '2026-10-02T08:00:00.000Z', kind: 'purchased', holder: '9', holderName: 'party 9' },
        ...{ previousHolder: '8', previousHolderName: 'party 8', currency: 'CNY', amountMinor: '60', from: '40' },
        ...{ to: '100', version: '3', priceMinor: '58', payer: '0xa', bankReference: 'REF-1', transactionHash: '0xt2' },
      },
    ]);
    expect(rows.map(({ length }) => length)).toEqual([head.length, head.length]);
  });

  it('names each party once, those that hold nothing any more too', () => {
    expect(holdersOf([ISSUED, PURCHASED])).toEqual(['7', '9', '8']);
  });
});
