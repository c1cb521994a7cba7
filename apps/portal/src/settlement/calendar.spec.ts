import { describe, expect, it } from '@jest/globals';
import { isMonth, monthBeside, weeksOf } from './calendar.js';

describe('a month', () => {
  it('is drawn in weeks from Monday on', () => {
    const march = weeksOf('2027-03');
    expect([march.length, march[0]?.[0], march[4]?.[2], march[4]?.[3]]).toEqual([
      5,
      '2027-03-01',
      '2027-03-31',
      undefined,
    ]);
    const august = weeksOf('2027-08');
    expect([august.length, august[0]?.[6], august[0]?.[5], august[5]?.[1]]).toEqual([
      6,
      '2027-08-01',
      undefined,
      '2027-08-31',
    ]);
    expect(weeksOf('2027-02')).toHaveLength(4);
    expect(weeksOf('2028-02').flat().filter(Boolean)).toHaveLength(29);
  });

  it('has one before and one after, over the turn of a year', () => {
    expect([monthBeside('2027-01', -1), monthBeside('2026-12', 1)]).toEqual(['2026-12', '2027-01']);
  });

  it('is told from what is none', () => {
    expect(['2027-03', '2027-13', '27-03', '2027-3', null, '2027-03-01'].map(isMonth)).toEqual([
      ...[true, false, false, false, false, false],
    ]);
  });
});
