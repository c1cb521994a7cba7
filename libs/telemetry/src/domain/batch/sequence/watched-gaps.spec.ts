import { describe, expect, it } from '@jest/globals';
import { Delivery, signedIn } from '../../../testing/sequences.js';
import type { Numbered } from './placement.js';
import { filledGaps, firstMissing, overdueGaps, type WatchedGap } from './watched-gaps.js';

const signed = signedIn([{ bootEpoch: 1n, batches: 10 }]);
const gap: WatchedGap = { bootEpoch: 1n, from: 3n, to: 6n, openedAtMs: 1_000 };

function stateOf(...missing: number[]) {
  const delivery = new Delivery();
  delivery.takeAll(signed.filter((_: Numbered, at) => !missing.includes(at)));
  return delivery.state;
}

describe('a gap that is watched', () => {
  it('is missing from the first of its batches that has not come', () => {
    expect(firstMissing(stateOf(3, 4, 5, 6), gap)).toBe(3n);
    expect(firstMissing(stateOf(5, 6), gap)).toBe(5n);
    expect(firstMissing(stateOf(2, 3), gap)).toBe(3n);
    expect(firstMissing(stateOf(1, 7), gap)).toBeUndefined();
  });

  it('is told when its time is up, once, under the first number that is missing then', () => {
    const state = stateOf(5, 6);
    expect(overdueGaps([gap], state, 30_999, 30_000)).toEqual({ gaps: [gap], told: [] });
    const told = { ...gap, raisedSeq: 5n };
    expect(overdueGaps([gap], state, 31_000, 30_000)).toEqual({ gaps: [told], told: [{ bootEpoch: 1n, seq: 5n }] });
    expect(overdueGaps([told], state, 99_000, 30_000)).toEqual({ gaps: [told], told: [] });
  });

  it('is forgotten when it was filled before its time was up', () => {
    expect(overdueGaps([gap], stateOf(), 99_000, 30_000)).toEqual({ gaps: [], told: [] });
    expect(filledGaps([gap], stateOf())).toEqual({ gaps: [], told: [] });
  });

  it('is told to be filled when all of it is there, under the number that it was told under', () => {
    const told = { ...gap, raisedSeq: 4n };
    expect(filledGaps([told], stateOf(6))).toEqual({ gaps: [told], told: [] });
    expect(filledGaps([told], stateOf())).toEqual({ gaps: [], told: [{ bootEpoch: 1n, seq: 4n }] });
  });
});
