import { describe, expect, it } from '@jest/globals';
import { addressOfPlan, type KeptPlan, keptPlan } from './plan-in-address.js';

const SPLIT = '01a22468-3c7b-7b1e-ac87-752c68538958';
const plan: KeptPlan = {
  split: SPLIT,
  kind: 'assign-with-recourse',
  tiles: [
    { from: 10n, to: 40n, holder: '7', isPassed: false },
    { from: 40n, to: 100n, holder: '8', isPassed: true },
  ],
};
const read = (search: string) => keptPlan(new URLSearchParams(search), '7');

describe('a plan in an address', () => {
  it('is read as it was written', () => {
    expect(keptPlan(new URLSearchParams(addressOfPlan(plan).toString()), '7')).toEqual(plan);
  });

  it('that has holes, is mistyped or names no split is none', () => {
    const parts = 'part=10-40&part=40-100-8';
    expect(read(`split=${SPLIT}&${parts}`)?.kind).toBe('transfer');
    for (const search of [
      ...['', parts, `split=x&${parts}`, `split=${SPLIT}`, `split=${SPLIT}&part=10-40`],
      ...[`split=${SPLIT}&part=10-40&part=41-100-8`, `split=${SPLIT}&part=40-10&part=10-100`],
      ...[`split=${SPLIT}&part=10-40&part=40-1e3`, `split=${SPLIT}&part=10-40&part=40-100-me`],
    ]) {
      expect([search, read(search)]).toEqual([search, undefined]);
    }
  });
});
