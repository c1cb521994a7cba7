import { describe, expect, it } from '@jest/globals';
import { movesOf } from './possible-moves.js';
import type { Fragment } from './tiles.js';

const fragment: Fragment = {
  ...{ receivable: '1', from: '0', to: '9', amountMinor: '9', holder: '7', programme: '0', version: '1' },
  ...{ pledgee: '0', recourse: '0', frozen: false, locked: false, disputed: false },
};
const moves = (more: Partial<Fragment>, party = '7') => {
  const { canCut, canPass } = movesOf({ ...fragment, ...more }, party);
  return [canCut, canPass];
};

describe('a fragment', () => {
  it('is moved by its holder, and by nobody else', () => {
    expect([moves({}), moves({}, '8'), moves({ recourse: '9' })]).toEqual([
      [true, true],
      [false, false],
      [true, true],
    ]);
  });

  it('that is frozen, locked or disputed stays as it is; one that is pledged can be cut', () => {
    expect([moves({ frozen: true }), moves({ locked: true }), moves({ disputed: true })].flat()).not.toContain(true);
    expect(moves({ pledgee: '4' })).toEqual([true, false]);
  });
});
