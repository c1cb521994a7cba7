import { describe, expect, it } from '@jest/globals';
import { burdensOf, type Fragment, huesOf, tilesOf } from './tiles.js';

const fragment = (from: string, to: string, more: Partial<Fragment> = {}): Fragment => ({
  ...{ receivable: '1', from, to, amountMinor: '0', holder: '7', programme: '0', version: '1' },
  ...{ pledgee: '0', recourse: '0', frozen: false, locked: false, disputed: false },
  ...more,
});
const edges = (fragments: readonly Fragment[], face: string) =>
  tilesOf(fragments, face).map(({ from, to, fragment: one }) => [from, to, one !== undefined]);

describe('a claim drawn whole', () => {
  it('is tiled without a hole, before, between and after the fragments', () => {
    expect(edges([fragment('10', '30'), fragment('30', '40'), fragment('60', '70')], '100')).toEqual([
      [0n, 10n, false],
      [10n, 30n, true],
      [30n, 40n, true],
      [40n, 60n, false],
      [60n, 70n, true],
      [70n, 100n, false],
    ]);
    expect(edges([], '5')).toEqual([[0n, 5n, false]]);
    expect(edges([fragment('0', '5')], '5')).toEqual([[0n, 5n, true]]);
  });

  it('has one hue for a holder', () => {
    const hue = huesOf(['7', '8', '7', '9']);
    expect([hue('7'), hue('8'), hue('9')]).toEqual(['pt-hue-0', 'pt-hue-1', 'pt-hue-2']);
  });

  it('names all that lies on a part', () => {
    expect(burdensOf(fragment('0', '1', { pledgee: '4', frozen: true, recourse: '5' }))).toEqual([
      'pledged',
      'frozen',
      'recourse',
    ]);
    expect(burdensOf(fragment('0', '1'))).toEqual([]);
  });
});
