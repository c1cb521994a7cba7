import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleared, measured, MINUTE, movement, raised, ruleRun, SECOND, START } from '../../testing/rule-run.js';
import { type InEventTime, inEventTime } from './in-event-time.js';
import { weightLoss, type WeightLossState } from './weight-loss.js';

const parameters = { device: 'scale-1', uncertainty: '0.5', holdMs: 30_000 };
const EVERY = 10 * SECOND;
const readings = (value: string, from: number, count: number) =>
  Array.from({ length: count }, (_, index) => measured(value, from + index * EVERY));
const THEN = START + 10 * MINUTE;

const settled = (length?: number) => {
  const run = ruleRun(inEventTime(weightLoss, length), parameters);
  run.send(movement('1000', START), ...readings('1000', START, 30));
  return run;
};

describe('a rule in event time', () => {
  it('does nothing with an event that it has heard', () => {
    const run = settled();
    const [first, ...others] = readings('900', THEN, 6);
    run.send(...(first ? [first] : []), ...others);
    const before = run.state();
    expect(run.send(...(first ? [first] : []), ...others.toReversed())).toEqual([]);
    expect(run.state()).toEqual(before);
  });

  it('comes to the same state and has raised the same, whatever the order among the last events', () => {
    const events = [
      ...readings('900', THEN, 9),
      ...readings('1000', THEN + 90 * SECOND, 3),
      movement('-50', THEN + 2 * MINUTE),
    ];
    const straight = settled();
    straight.send(...events);
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (order) => {
        const run = settled();
        run.send(...order);
        const { current } = run.state() as InEventTime<WeightLossState>;
        expect(current).toEqual((straight.state() as InEventTime<WeightLossState>).current);
      }),
      { numRuns: 60 },
    );
  });

  it('raises late what late readings show, and says no clear that is newer than them', () => {
    const run = settled(4);
    run.send(...readings('1000', THEN, 30));
    const findings = run.send(...readings('900', START + 6 * MINUTE, 8));
    expect(raised(findings).map(({ evidence }) => (evidence.at - START) / SECOND)).toEqual([430]);
    const back = cleared(run.send(...readings('1000', START + 8 * MINUTE, 8)));
    expect(Math.max(...back.map(({ evidence }) => evidence.at))).toBeLessThan(THEN);
  });

  it('does not say again what it said when a late event has its place taken', () => {
    const run = settled();
    const lows = readings('900', THEN, 9);
    const [late] = lows.splice(4, 1);
    const said = run.send(...lows).map(({ evidence }) => evidence.at);
    const again = run.send(...(late ? [late] : [])).map(({ evidence }) => evidence.at);
    expect(said.length).toBeGreaterThan(2);
    expect(again.filter((at) => said.includes(at))).toEqual([]);
  });

  it('keeps what was raised from late readings apart from what is so now', () => {
    const run = settled(4);
    run.send(...readings('900', THEN, 10));
    run.send(...readings('1000', START + 6 * MINUTE, 10));
    expect(raised(run.send(measured('900', THEN + 2 * MINUTE)))).toHaveLength(1);
  });

  it('keeps no more than its length of events', () => {
    const run = settled(4);
    run.send(...readings('1000', THEN, 1_000));
    expect((run.state() as InEventTime<WeightLossState>).tail).toHaveLength(4);
  });

  it('takes a movement whose papers come late for what holds from now on', () => {
    const run = settled(4);
    expect(raised(run.send(...readings('800', THEN, 20))).length).toBeGreaterThan(0);
    run.send(movement('-200', THEN - MINUTE));
    expect(cleared(run.send(...readings('800', THEN + 4 * MINUTE, 10))).length).toBeGreaterThan(0);
  });

  it('holds no backlog of before a movement against what came with it', () => {
    const run = settled(4);
    run.send(movement('500', THEN), ...readings('1500', THEN, 20));
    expect(raised(run.send(...readings('1000', THEN - 5 * MINUTE, 20)))).toEqual([]);
  });

  it('is not crowded out of its last events by what others say', () => {
    const run = settled(4);
    const before = run.state();
    run.send(...Array.from({ length: 20 }, (_, n) => measured('1', THEN + n, { device: 'scale-2' })));
    expect(run.state()).toEqual(before);
  });

  it('takes a paper before what is measured in the same moment', () => {
    const [paper, reading] = [movement('1000', START), measured('1000', START)];
    const states = [
      [paper, reading],
      [reading, paper],
    ].map((order) => {
      const run = ruleRun(inEventTime(weightLoss), parameters);
      run.send(...order);
      return (run.state() as InEventTime<WeightLossState>).current;
    });
    expect(states[0]).toEqual(states[1]);
    expect(states[0]).toMatchObject({ baseline: { settling: { values: ['1000'] } } });
  });
});
