import { describe, expect, it } from '@jest/globals';
import { AmountOverFragment, FragmentsNotAdjacent, PartsDoNotTileFragment } from './errors.js';
import { amountWithin, cutsOf, requireAdjacent } from './interval.js';

const fragment = { from: '100', to: '1000' };

describe('a fragment’s interval', () => {
  it('is cut where its parts meet', () => {
    expect(cutsOf(fragment, ['300', '500', '100'])).toEqual(['400', '900']);
  });

  it.each([[['300', '500']], [['300', '500', '101']]])('refuses parts that do not tile it (%j)', (parts) => {
    expect(() => cutsOf(fragment, parts)).toThrow(PartsDoNotTileFragment);
  });

  it('gives all of itself when no amount is named', () => {
    expect(amountWithin(fragment, undefined)).toBe('900');
    expect(amountWithin(fragment, '900')).toBe('900');
  });

  it('refuses an amount over its length', () => {
    expect(() => amountWithin(fragment, '901')).toThrow(AmountOverFragment);
  });

  it('merges only with what begins where it ends', () => {
    expect(() => requireAdjacent([fragment, { from: '1000', to: '1001' }])).not.toThrow();
    expect(() => requireAdjacent([fragment, { from: '1001', to: '1002' }])).toThrow(FragmentsNotAdjacent);
  });
});
