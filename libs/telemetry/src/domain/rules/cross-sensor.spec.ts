import { describe, expect, it } from '@jest/globals';
import { cleared, measured, MINUTE, movement, raised, ruleRun, START } from '../../testing/rule-run.js';
import { crossSensor } from './cross-sensor.js';
import type { TagCycleEvent, TagsExpectedEvent } from './rule-event.js';

/** A hundred tags of 10 kg; 5% apart is 50 kg of a thousand. */
const parameters = { device: 'scale-1', reader: 'reader-1', unitWeight: '10' };
const all = Array.from({ length: 100 }, (_, index) => `tag-${index}`);
const expecting = (at: number, add: readonly string[], remove: readonly string[] = []): TagsExpectedEvent => ({
  kind: 'tags-expected',
  device: 'reader-1',
  at,
  add,
  remove,
});
const cycle = (at: number, seen: readonly string[], more: Partial<TagCycleEvent> = {}): TagCycleEvent => ({
  ...{ kind: 'tag-cycle', device: 'reader-1', at, receivedAt: at, clock: 'trusted', grade: 'signed', seen },
  ...more,
});
/** A weight and a round of the reader a minute. */
const minutes = (weight: string, seen: readonly string[], from: number, count: number, more = {}) =>
  Array.from({ length: count }, (_, n) => START + (from + n) * MINUTE).flatMap((at) => [
    measured(weight, at),
    cycle(at, seen, more),
  ]);

function started() {
  const run = ruleRun(crossSensor, parameters);
  run.send(expecting(START, all), ...minutes('1000', all, 1, 10));
  return run;
}

describe('tags and scale', () => {
  it('that agree say so, which is what raises a grade', () => {
    const run = ruleRun(crossSensor, parameters);
    const findings = run.send(expecting(START, all), ...minutes('1000', all, 1, 10));
    expect(findings.at(-1)).toMatchObject({ verdict: 'cleared', corroboration: 'agrees', may: 'call' });
  });

  // A thousand less a twentieth of what is weighed.
  it.each([
    ['952.381', []],
    ['952.38', ['differs']],
    ['1052.631', []],
    ['1052.632', ['differs']],
  ])('at %s kg are after ten minutes %j', (weight, said) => {
    const findings = raised(started().send(...minutes(weight, all, 11, 13)));
    expect([...new Set(findings.map(({ corroboration }) => corroboration))]).toEqual(said);
  });

  it('that differ by their tolerance and no more do not differ', () => {
    const run = ruleRun(crossSensor, { ...parameters, tolerance: '0.25' });
    run.send(expecting(START, all), ...minutes('1000', all, 1, 10));
    expect(raised(run.send(...minutes('800', all, 11, 30)))).toEqual([]);
    expect(raised(run.send(...minutes('799.999', all, 41, 30))).length).toBeGreaterThan(0);
  });

  it('differ for ten minutes before it is said, and agree again from half the tolerance', () => {
    const run = started();
    // The median is down with the third weight.
    const times = raised(run.send(...minutes('900', all, 11, 14))).map(
      ({ evidence }) => (evidence.at - START) / MINUTE,
    );
    expect(times[0]).toBe(23);
    expect(run.send(...minutes('970', all, 25, 10)).slice(4)).toEqual([]);
    expect(cleared(run.send(...minutes('980', all, 35, 5))).length).toBeGreaterThan(0);
  });

  it('are not parted by a tenth of the tags that a round misses', () => {
    const some = (n: number) => all.filter((_, index) => index % 10 !== n % 10);
    const rounds = Array.from({ length: 60 }, (_, n) => minutes('1000', some(n), 11 + n, 1)).flat();
    expect(raised(started().send(...rounds))).toEqual([]);
  });

  it('say nothing of one another when one is half an hour older', () => {
    const run = started();
    const weights = Array.from({ length: 100 }, (_, n) => measured('500', START + (42 + n) * MINUTE));
    expect(raised(run.send(...weights))).toEqual([]);
  });

  it('are given ten minutes anew when goods come or go', () => {
    const run = started();
    run.send(...minutes('900', all, 11, 10), expecting(START + 21 * MINUTE, [], all.slice(0, 10)));
    expect(raised(run.send(...minutes('900', all.slice(10), 21, 30)))).toEqual([]);
  });

  it('are not compared while goods are on the move', () => {
    const run = started();
    run.send(movement('-100', START + 11 * MINUTE, START + 40 * MINUTE));
    expect(run.send(...minutes('500', all, 11, 29))).toEqual([]);
    expect(raised(run.send(...minutes('500', all, 40, 16))).length).toBeGreaterThan(0);
  });

  it('of nothing on either side agree', () => {
    const run = ruleRun(crossSensor, parameters);
    expect(run.send(...minutes('0', [], 1, 10)).at(-1)).toMatchObject({ verdict: 'cleared' });
  });

  it('may do what the weaker of the two may', () => {
    const findings = raised(started().send(...minutes('900', all, 11, 15, { grade: 'tls-only' })));
    expect(findings.at(-1)?.may).toBe('warn');
  });
});
