import { describe, expect, it } from '@jest/globals';
import { Decimal } from '@tallystick/kernel';
import fc from 'fast-check';
import { cleared, MINUTE, raised, ruleRun, START } from '../../testing/rule-run.js';
import type { TagCycleEvent, TagsExpectedEvent } from './rule-event.js';
import { cyclesUntilMissing, missingTags } from './tag-presence.js';
import { tagsMissing } from './tags-missing.js';

const all = Array.from({ length: 10 }, (_, index) => `tag-${index}`);
const expected = (add: readonly string[], at = START, remove: readonly string[] = []): TagsExpectedEvent => ({
  kind: 'tags-expected',
  device: 'reader-1',
  at,
  add,
  remove,
});
const cycle = (seen: readonly string[], n: number, more: Partial<TagCycleEvent> = {}): TagCycleEvent => {
  const at = START + n * MINUTE;
  return {
    kind: 'tag-cycle',
    device: 'reader-1',
    at,
    receivedAt: at,
    clock: 'trusted',
    grade: 'signed',
    seen,
    ...more,
  };
};
const cycles = (seen: readonly string[], from: number, count: number) =>
  Array.from({ length: count }, (_, index) => cycle(seen, from + index));

function started(more = {}) {
  const run = ruleRun(tagsMissing, { device: 'reader-1', ...more });
  run.send(expected(all), ...cycles(all, 1, 10));
  return run;
}

describe('how many rounds make a tag missing', () => {
  it.each([
    [1, '0.9', '0.000001', 6],
    [10, '0.9', '0.000001', 7],
    [1000, '0.9', '0.000001', 9],
    [1001, '0.9', '0.000001', 10],
    [1, '0.99', '0.000001', 3],
    [1, '0.5', '0.001', 10],
    [0, '0.9', '0.000001', 6],
  ])('is, of %d tags at a read rate of %s and a chance of %s, %d', (tags, readRate, alpha, rounds) => {
    expect(cyclesUntilMissing(tags, Decimal.parse(readRate), Decimal.parse(alpha))).toBe(rounds);
  });
});

describe('missing tags', () => {
  it('are raised with the seventh round of ten tags, and not with the sixth', () => {
    const run = started();
    expect(raised(run.send(...cycles(all.slice(1), 11, 6)))).toEqual([]);
    expect(raised(run.send(cycle(all.slice(1), 17)))).toMatchObject([
      { message: '1 of 10 tags were not read in 7 rounds in a row.', may: 'call' },
    ]);
  });

  it('are cleared by one reading of each', () => {
    const run = started();
    run.send(...cycles(all.slice(1), 11, 10));
    expect(cleared(run.send(cycle(['tag-0'], 21)))).toHaveLength(1);
  });

  it('are allowed up to their share', () => {
    const run = started({ allowedShare: '0.2' });
    expect(raised(run.send(...cycles(all.slice(2), 11, 10)))).toEqual([]);
    expect(raised(run.send(...cycles(all.slice(3), 21, 10))).length).toBeGreaterThan(0);
  });

  it('are not those that left by an approved movement, and are those that came by one', () => {
    const run = started();
    run.send(expected(['tag-new'], START + 10 * MINUTE, ['tag-0']));
    const findings = run.send(...cycles(all.slice(1), 11, 8));
    expect(raised(findings)[0]?.message).toBe('1 of 10 tags were not read in 7 rounds in a row.');
    run.send(expected([], START + 30 * MINUTE, ['tag-new']));
    expect(raised(run.send(...cycles(all.slice(1), 31, 8)))).toEqual([]);
  });

  it('are not judged before there were enough rounds', () => {
    const run = ruleRun(tagsMissing, { device: 'reader-1' });
    run.send(expected(all));
    expect(run.send(...cycles([], 1, 6))).toEqual([]);
    expect(raised(run.send(cycle([], 7)))).toHaveLength(1);
  });

  it('are not judged by a late round, and a late round that read nothing takes nothing back', () => {
    const run = started();
    run.send(...cycles(all, 20, 7));
    const before = run.state();
    expect(run.send(...cycles([], 11, 7), ...cycles(all, 20, 7).slice(0, 6))).toEqual([]);
    expect(run.state()).toMatchObject({ presence: (before as { presence: object }).presence });
  });

  it('come to the same whatever the order of rounds, and however often each is told', () => {
    const rounds = [...cycles(all.slice(1), 11, 4), ...cycles(all.slice(2), 15, 4)];
    const straight = started();
    straight.send(...rounds);
    fc.assert(
      fc.property(fc.shuffledSubarray(rounds, { minLength: rounds.length }), fc.subarray(rounds), (order, again) => {
        const run = started();
        run.send(...order, ...again);
        expect((run.state() as { presence: object }).presence).toEqual(
          (straight.state() as { presence: object }).presence,
        );
      }),
    );
  });

  it('may do what the weakest of their rounds may', () => {
    const run = started();
    run.send(...cycles(all.slice(1), 11, 6), cycle(all.slice(1), 17, { grade: 'tls-only' }));
    expect(raised(run.send(cycle(all.slice(1), 18)))).toMatchObject([{ may: 'warn' }]);
  });

  it.each(['__proto__', 'constructor', 'toString'])('may be called %s', (name) => {
    const run = ruleRun(tagsMissing, { device: 'reader-1' });
    run.send(expected([name]), ...cycles([name], 1, 6));
    expect(raised(run.send(...cycles([], 7, 6)))).toHaveLength(1);
  });
});

describe('missing tags', () => {
  it('are counted over as many rounds as are asked for, each time anew', () => {
    const presence = { cycles: [1, 2, 3], lastSeen: { a: 3, b: 2, c: 1, d: 0 } };
    expect([1, 2, 3, 4, 1].map((count) => missingTags(presence, count))).toEqual([3, 2, 1, 0, 3]);
  });
});
