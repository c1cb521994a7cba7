import { describe, expect, it } from '@jest/globals';
import { cleared, measured, MINUTE, movement, raised, ruleRun, secondsOf, START } from '../../testing/rule-run.js';
import { slowTheft } from './slow-theft.js';

/** Literally the table's formula: a sample is one reading. */
const literal = { device: 'scale-1', sigma: '1', blockReadings: 1 };
const readings = (values: readonly string[], from: number) =>
  values.map((value, index) => measured(value, from + index * MINUTE));
const same = (value: string, count: number) => Array.from({ length: count }, () => value);

function settled(parameters: Readonly<Record<string, unknown>> = literal) {
  const run = ruleRun(slowTheft, parameters);
  run.send(movement('1000', START), ...readings(same('1000', 60), START));
  return run;
}
const THEN = START + 120 * MINUTE;
const minutes = (findings: Parameters<typeof secondsOf>[0]) => secondsOf(findings, THEN).map((s) => s / 60);

describe('slow theft', () => {
  it('is raised when the losses beyond the slack add up to more than 5 sigmas', () => {
    // 1.5 - 0.5 = 1 a sample: 5 after the fifth, which is not more than 5.
    expect(minutes(raised(settled().send(...readings(same('998.5', 7), THEN))))).toEqual([5, 6]);
  });

  it('is not raised by what the slack takes up', () => {
    expect(raised(settled().send(...readings(same('999.5', 5_000), THEN)))).toEqual([]);
  });

  it('is raised by a hair more than the slack, in time', () => {
    const findings = raised(settled().send(...readings(same('999.499', 5_010), THEN)));
    expect(minutes(findings)[0]).toBe(5_000);
  });

  it('clears when the sum is back at 0, and counts no further than twice the threshold', () => {
    const run = settled();
    run.send(...readings(same('900', 100), THEN));
    const back = run.send(...readings(same('1000', 21), THEN));
    expect(raised(back).length).toBe(9);
    expect(minutes(cleared(back))).toEqual([19, 20]);
  });

  it('takes the median of a block, and no single reading of it', () => {
    const run = settled({ ...literal, blockReadings: 60 });
    const wild = Array.from({ length: 600 }, (_, index) => (index % 3 === 0 ? '0' : '1000'));
    expect(raised(run.send(...readings(wild, THEN)))).toEqual([]);
    expect(minutes(raised(run.send(...readings(same('997', 300), THEN))))).toEqual([179, 239, 299]);
  });

  it('goes on adding over an approved movement, so that a movement wipes nothing out', () => {
    const run = settled();
    run.send(...readings(same('998.5', 5), THEN), movement('-100', THEN + 5 * MINUTE));
    expect(raised(run.send(...readings(['900', '898.5', '898.5'], THEN + 5 * MINUTE)))).toHaveLength(2);
  });

  it('holds nothing that was read before a movement against what came with it', () => {
    const run = settled();
    run.send(movement('500', THEN), ...readings(same('1500', 10), THEN));
    expect(raised(run.send(...readings(same('1000', 10), THEN - 30 * MINUTE)))).toEqual([]);
  });

  it('may do what the weakest reading since the sum left 0 may', () => {
    const run = settled();
    run.send(measured('998.5', THEN, { grade: 'unsigned' }));
    expect(raised(run.send(...readings(same('998.5', 6), THEN + MINUTE)))[0]?.may).toBe('record');
    run.send(...readings(same('1000', 30), THEN));
    expect(raised(run.send(...readings(same('990', 2), THEN)))[0]?.may).toBe('call');
  });

  it('comes to the same with a sigma that does not divide, on every machine', () => {
    const run = settled({ ...literal, sigma: '0.7' });
    run.send(measured('999', THEN));
    expect(run.state()).toMatchObject({ sum: '928571' });
  });
});
