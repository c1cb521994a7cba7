import { describe, expect, it } from '@jest/globals';
import { CLOCK_TOLERANCE_MS, type ClockRecord, type ClockSample, judgeClock } from './clock-trust.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = 1_795_000_000_000;

/** What is said of each of a row of messages. */
function verdicts(samples: readonly ClockSample[]) {
  let before: ClockRecord | undefined;
  return samples.map((sample) => {
    const { clock, record } = judgeClock(before, sample);
    before = record;
    return clock;
  });
}
const sample = (sentAtMs: number, receivedAtMs: number) => ({ sentAtMs, receivedAtMs });
const row = (count: number, of: (at: number) => ClockSample) => Array.from({ length: count }, (_, at) => of(at));

describe("a gateway's clock", () => {
  it.each([-CLOCK_TOLERANCE_MS, 0, CLOCK_TOLERANCE_MS])('is believed when it is %d ms off', (off) => {
    expect(verdicts([sample(NOW + off, NOW)])).toEqual(['trusted']);
  });

  it('is not believed when it is ahead', () => {
    expect(verdicts([sample(NOW + CLOCK_TOLERANCE_MS + 1, NOW)])).toEqual(['untrusted']);
  });

  it('is believed of a day that was kept offline, from its first message to its last', () => {
    const kept = row(1_440, (minute) => sample(NOW + minute * MINUTE, NOW + DAY + minute * 20));
    expect(verdicts([sample(NOW, NOW), ...kept])).not.toContain('untrusted');
    // Also when it is the first that is heard of a gateway, which was offline when it was set up.
    expect(verdicts(kept)).not.toContain('untrusted');
  });

  it('is believed of many that were sent at one moment, and come one after the other', () => {
    const kept = row(2_000, (at) => sample(NOW + Math.floor(at / 20) * MINUTE, NOW + DAY + at * 50));
    expect(verdicts([sample(NOW, NOW), ...kept])).not.toContain('untrusted');
  });

  it.each([
    ['a message a minute', MINUTE, 0],
    ['ten a second', SECOND / 10, 0],
    ['and goes on falling behind', MINUTE, 0.1],
  ])('that is behind is not believed once five minutes have shown it: %s', (_, apart, drift) => {
    const sent = (ms: number) => sample(NOW + ms * (1 - drift) - CLOCK_TOLERANCE_MS - SECOND, NOW + ms);
    const said = verdicts(row(Math.ceil((15 * MINUTE) / apart), (at) => sent(at * apart)));
    const found = said.indexOf('untrusted');
    expect(found * apart).toBeGreaterThan(4 * MINUTE);
    expect(found * apart).toBeLessThanOrEqual(6 * MINUTE);
    expect(said.slice(found)).not.toContain('trusted');
  });

  it('is no more believed after a day offline than without one', () => {
    const behind = 10 * MINUTE;
    const sent = (ms: number) => NOW - behind + ms;
    const kept = row(1_440, (minute) => sample(sent(minute * MINUTE - DAY), NOW + minute * 20));
    const live = row(20, (minute) => sample(sent(minute * MINUTE), NOW + minute * MINUTE + 30 * SECOND));
    const said = verdicts([...kept, ...live]);
    expect(said.slice(0, 1_440)).not.toContain('untrusted');
    expect(said.slice(1_440 + 7)).not.toContain('trusted');
  });

  it('is believed of what was kept by a gateway that was cut off again while it sent it', () => {
    const kept = row(1_440, (minute) => sample(NOW + minute * MINUTE, NOW + 2 * DAY + minute * 20));
    const cutOff = (ms: number) =>
      kept.map((one, at) => (at < 700 ? one : { ...one, receivedAtMs: one.receivedAtMs + ms }));
    for (const ms of [MINUTE, HOUR, DAY]) expect(verdicts(cutOff(ms))).not.toContain('untrusted');
  });

  it.each([
    ['each minute', MINUTE],
    ['ten a second', SECOND / 10],
  ])('that stands still is not believed: %s', (_, apart) => {
    const said = verdicts(row((40 * MINUTE) / apart, (at) => sample(NOW, NOW + at * apart)));
    expect(said.indexOf('untrusted') * apart).toBeGreaterThan(CLOCK_TOLERANCE_MS);
    expect(said.indexOf('untrusted') * apart).toBeLessThan(10 * MINUTE);
    expect(said.slice(said.indexOf('untrusted'))).not.toContain('trusted');
  });

  it('is not believed when it was set back, nor while it stays so', () => {
    const set = row(30, (minute) => sample(NOW - HOUR + minute * MINUTE, NOW + (minute + 1) * MINUTE));
    expect(verdicts([sample(NOW, NOW), ...set]).slice(1)).not.toContain('trusted');
  });

  it('that went back is believed of what was kept once that has closed up', () => {
    const kept = row(60, (minute) => sample(NOW - DAY + minute * MINUTE, NOW + minute * 20));
    const said = verdicts([sample(NOW, NOW), ...kept]);
    expect(said.slice(1, 7)).not.toContain('trusted');
    expect(said.slice(8)).not.toContain('untrusted');
  });

  it('is believed again once it is right', () => {
    const set = row(3, (minute) => sample(NOW - HOUR + minute * MINUTE, NOW + minute * MINUTE));
    const said = verdicts([sample(NOW, NOW), ...set, sample(NOW + HOUR, NOW + HOUR)]);
    expect(said.at(-1)).toBe('trusted');
  });
});
