import { describe, expect, it } from '@jest/globals';
import { visibleRows } from './visible-rows.js';

describe('the rows that are drawn', () => {
  it('are few of ten thousand, and all of the height is kept', () => {
    const { first, end, aboveHeight, belowHeight } = visibleRows(10_000, 40, 200_000, 600);
    expect([first, end]).toEqual([4_988, 5_027]);
    expect(aboveHeight + (end - first) * 40 + belowHeight).toBe(400_000);
  });

  it.each([
    [0, 0],
    [3, 0],
    [3, 9_999],
  ])('of %i rows scrolled to %i are all there are', (count, top) => {
    const { first, end } = visibleRows(count, 40, top, 600);
    expect(first).toBeLessThanOrEqual(end);
    expect(end).toBe(count);
  });
});
