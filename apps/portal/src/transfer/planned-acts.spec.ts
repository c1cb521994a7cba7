import { describe, expect, it } from '@jest/globals';
import type { Fragment } from '../receivables/tiles.js';
import { plannedPass, plannedPasses, plannedSplit } from './planned-acts.js';
import type { PlannedTile } from './split-plan.js';

const fragment = (from: string, to: string, more: Partial<Fragment> = {}): Fragment => ({
  ...{ receivable: '55', from, to, amountMinor: '0', holder: '7', programme: '0', version: '4' },
  ...{ pledgee: '0', recourse: '0', frozen: false, locked: false, disputed: false },
  ...more,
});
const tile = (from: bigint, to: bigint, holder = '7'): PlannedTile => ({ from, to, holder, isPassed: holder !== '7' });
const TILES = [tile(10n, 40n), tile(40n, 70n, '8'), tile(70n, 100n, '9')];

describe('the acts of a plan', () => {
  it('cut the fragment where its parts meet, and say at which version', () => {
    expect(plannedSplit(fragment('10', '100', { pledgee: '3' }), TILES)).toEqual({
      terms: { receivable: '55', from: '10', partsMinor: ['30', '30', '30'] },
      agreed: {
        kind: 'split',
        fields: {
          ...{ receivable: '55', from: '10', to: '100', version: '4', cuts: ['40', '70'], holder: '7', pledgee: '3' },
        },
      },
    });
  });

  it('pass a tail on, with or without standing behind it', () => {
    const { terms, agreed } = plannedPass(fragment('10', '100'), tile(70n, 100n, '9'), 'assign-with-recourse');
    expect(terms).toEqual({ receivable: '55', from: '10', amountMinor: '30', recipient: '9' });
    expect(agreed).toEqual({
      kind: 'assign-with-recourse',
      fields: {
        ...{ receivable: '55', from: '10', to: '100', version: '4', amount: '30', holder: '7', recipient: '9' },
      },
    });
  });

  it('pass every part on once all of them are there, and none before', () => {
    const cut = [fragment('10', '40'), fragment('40', '70', { version: '5' }), fragment('70', '100')];
    expect(plannedPasses(cut, TILES, '7', 'transfer')?.map(({ terms }) => terms)).toEqual([
      { receivable: '55', from: '40', amountMinor: '30', recipient: '8' },
      { receivable: '55', from: '70', amountMinor: '30', recipient: '9' },
    ]);
    expect(plannedPasses([fragment('10', '100')], TILES, '7', 'transfer')).toBeUndefined();
    expect(plannedPasses(cut.slice(0, 2), TILES, '7', 'transfer')).toBeUndefined();
    const gone = [...cut.slice(0, 2), fragment('70', '100', { holder: '9' })];
    expect(plannedPasses(gone, TILES, '7', 'transfer')).toBeUndefined();
    expect(plannedPasses(cut, [tile(10n, 40n), tile(40n, 70n)], '7', 'transfer')).toBeUndefined();
  });
});
