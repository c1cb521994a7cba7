import { describe, expect, it } from '@jest/globals';
import { CLOCK_TOLERANCE_MS, clockOf, type ClockSample } from './clock-trust.js';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const NOW = 1_795_000_000_000;

/** What is said of each of a row of batches. */
function verdicts(samples: readonly ClockSample[]) {
  return samples.map((sample, at) => clockOf(samples[at - 1], sample));
}
const sample = (sentAtMs: number, receivedAtMs: number) => ({ sentAtMs, receivedAtMs });

describe("a gateway's clock", () => {
  it.each([-CLOCK_TOLERANCE_MS, 0, CLOCK_TOLERANCE_MS])('is believed when it is %d ms off', (off) => {
    expect(clockOf(undefined, sample(NOW + off, NOW))).toBe('trusted');
  });

  it('is not believed when it is ahead', () => {
    expect(clockOf(undefined, sample(NOW + CLOCK_TOLERANCE_MS + 1, NOW))).toBe('untrusted');
  });

  it('is not believed when nothing is known of it and it is not now', () => {
    expect(clockOf(undefined, sample(NOW - DAY, NOW))).toBe('untrusted');
  });

  it('is believed of a day that was kept offline, from its first batch to its last', () => {
    const before = sample(NOW, NOW);
    const kept = Array.from({ length: 1_440 }, (_, minute) => sample(NOW + minute * MINUTE, NOW + DAY + minute * 20));
    expect(verdicts([before, ...kept])).not.toContain('untrusted');
  });

  it('is not believed when it drifted behind, from where it is too far', () => {
    const drifting = Array.from({ length: 20 }, (_, minute) =>
      sample(NOW + minute * (MINUTE / 2), NOW + minute * MINUTE),
    );
    const said = verdicts(drifting);
    expect(said.slice(0, 11)).not.toContain('untrusted');
    // The first beyond five minutes may have been kept for a moment.
    expect(said.slice(12)).not.toContain('trusted');
  });

  it('is not believed when it was set back, nor while it stays so', () => {
    const hour = 60 * MINUTE;
    const set = [0, 1, 2, 3].map((minute) => sample(NOW - hour + minute * MINUTE, NOW + (minute + 1) * MINUTE));
    expect(verdicts([sample(NOW, NOW), ...set])).toEqual(['trusted', ...set.map(() => 'untrusted')]);
  });

  it('is believed again once it is right', () => {
    expect(clockOf(sample(NOW - DAY, NOW), sample(NOW + MINUTE, NOW + MINUTE))).toBe('trusted');
  });
});
