import { describe, expect, it } from '@jest/globals';
import { choicesOf, comparedWithinUnit } from './totals.js';

describe('what lies where', () => {
  it('is drawn against the most of its own unit, whatever other units there are', () => {
    const totals = [
      { unit: 'KGM', quantity: '1000' },
      { unit: 'KGM', quantity: '250.000' },
      { unit: 'H87', quantity: '0.5' },
      { unit: 'TNE', quantity: '123456789012345678901234567890' },
    ];
    const most = 123456789012345678901234567890000n;
    expect(comparedWithinUnit(totals)).toEqual([
      { part: 1_000_000n, whole: 1_000_000n },
      { part: 250_000n, whole: 1_000_000n },
      { part: 500n, whole: 500n },
      { part: most, whole: most },
    ]);
    expect(comparedWithinUnit([])).toEqual([]);
  });

  it('offers each name once, and what is chosen though nothing of it is left', () => {
    expect(choicesOf(['b', 'a', 'b'], undefined, 'en')).toEqual(['a', 'b']);
    expect(choicesOf(['b'], 'c', 'en')).toEqual(['b', 'c']);
  });
});
