import { describe, expect, it } from '@jest/globals';
import { Decimal } from '@tallystick/kernel';
import {
  cleared,
  measured,
  MINUTE,
  movement,
  raised,
  ruleRun,
  SECOND,
  secondsOf,
  START,
} from '../../testing/rule-run.js';
import { weightLoss } from './weight-loss.js';

/** With 1000 kg, 2% and twice 0.5 kg: raised under 979, cleared from 990 on. */
const parameters = { device: 'scale-1', uncertainty: '0.5' };
const EVERY = 10 * SECOND;

const readings = (value: string, from: number, count: number, more = {}) =>
  Array.from({ length: count }, (_, index) => measured(value, from + index * EVERY, more));

function settled() {
  const run = ruleRun(weightLoss, parameters);
  run.send(movement('1000', START), ...readings('1000', START, 5));
  return run;
}

const THEN = START + 10 * MINUTE;

describe('weight loss', () => {
  it('is raised just under the limit, 60 s after the median fell, to the second', () => {
    // The median is the low value from the third low reading on, at 20 s.
    expect(secondsOf(raised(settled().send(...readings('978.999', THEN, 20))), THEN).slice(0, 2)).toEqual([80, 90]);
  });

  it('is not raised at the limit', () => {
    expect(raised(settled().send(...readings('979', THEN, 200)))).toEqual([]);
  });

  it('begins again when the weight comes back within the hold', () => {
    const run = settled();
    const findings = run.send(
      ...readings('900', THEN, 6),
      ...readings('1000', THEN + MINUTE, 5),
      ...readings('900', THEN + 3 * MINUTE, 8),
    );
    expect(raised(findings)).toEqual([]);
  });

  it('is not raised by two wild readings of five', () => {
    const wild = [1000, 0, 1000, 0, 1000, 1000, 0, 0, 1000, 1000].map((value, index) =>
      measured(String(value), THEN + index * 20 * SECOND),
    );
    expect(
      raised(
        settled().send(
          ...wild,
          ...wild.map(({ measurement }) => measured(measurement.value.toString(), measurement.at + 5 * MINUTE)),
        ),
      ),
    ).toEqual([]);
  });

  it('clears at half the tolerance, and not before', () => {
    const run = settled();
    expect(raised(run.send(...readings('970', THEN, 12))).length).toBeGreaterThan(0);
    expect(run.send(...readings('989.99', THEN + 5 * MINUTE, 10)).slice(2)).toEqual([]);
    const findings = cleared(run.send(...readings('990', THEN + 10 * MINUTE, 5)));
    expect(secondsOf(findings, THEN + 10 * MINUTE)[0]).toBe(20);
  });

  it('is not held off by a reading that states a great uncertainty, and takes a smaller one', () => {
    const vague = readings('978', THEN, 12, { uncertainty: Decimal.parse('500') });
    expect(raised(settled().send(...vague)).length).toBeGreaterThan(0);
    const sharp = readings('979.5', THEN, 12, { uncertainty: Decimal.parse('0.1') });
    expect(raised(settled().send(...sharp)).length).toBeGreaterThan(0);
    const negative = readings('979.5', THEN, 12, { uncertainty: Decimal.parse('-50') });
    expect(raised(settled().send(...negative))).toEqual([]);
  });

  it('judges nothing before the first approved movement, nor while goods are on the move', () => {
    expect(ruleRun(weightLoss, parameters).send(...readings('1', START, 50))).toEqual([]);
    const run = settled();
    run.send(movement('-200', THEN, THEN + 10 * MINUTE));
    expect(run.send(...readings('100', THEN, 50))).toEqual([]);
    expect(raised(run.send(...readings('800', THEN + 10 * MINUTE, 50)))).toEqual([]);
  });

  it('is raised when more left with an approved movement than was approved', () => {
    const run = settled();
    run.send(movement('-200', THEN, THEN + MINUTE));
    const findings = raised(run.send(...readings('700', THEN + MINUTE, 20)));
    expect(findings[0]?.message).toBe('The scale shows 700 kg of 800, below 783 for 60 s or longer.');
  });

  it('takes what was weighed for the baseline when it bears out the papers', () => {
    const run = settled();
    run.send(movement('-200', THEN), ...readings('799.5', THEN, 6));
    expect(run.state()).toMatchObject({ baseline: { weight: '799.5', settling: null } });
  });

  it('forgives what is missing after movements once, and not each time', () => {
    const run = settled();
    for (let n = 1; n <= 3; n += 1) {
      const at = THEN + n * MINUTE;
      run.send(movement('-100', at), ...readings(String(1000 - n * 100.5), at, 5));
    }
    // 1.5 kg below the papers: what they say stands.
    expect(run.state()).toMatchObject({ baseline: { weight: '700' } });
  });

  it('takes more than the papers say for the baseline, lest it be taken unseen', () => {
    const run = settled();
    run.send(movement('100', THEN), ...readings('1150', THEN, 5));
    expect(run.state()).toMatchObject({ baseline: { weight: '1150' } });
  });

  it('adds up movements that follow one another before the scale has settled', () => {
    const run = settled();
    run.send(movement('-200', THEN), ...readings('800', THEN, 3), movement('-100', THEN + MINUTE));
    run.send(...readings('600', THEN + MINUTE, 6));
    expect(run.state()).toMatchObject({ baseline: { weight: '700' } });
  });

  it('may call on signed readings alone, and only what its weakest reading may', () => {
    const findings = raised(settled().send(...readings('900', THEN, 12)));
    expect(findings[0]).toMatchObject({ may: 'call', instance: 'scale-1', level: 'critical' });
    const mixed = readings('900', THEN, 12).map((event, index) =>
      index === 4 ? measured('900', event.measurement.at, { grade: 'tls-only' }) : event,
    );
    expect(raised(settled().send(...mixed))[0]).toMatchObject({ may: 'warn' });
    expect(raised(settled().send(...readings('900', THEN, 12, { grade: 'unsigned' })))[0]?.may).toBe('record');
  });

  it('goes by the time of receipt when the clock is untrusted', () => {
    const untrusted = Array.from({ length: 12 }, (_, index) =>
      measured('900', START, { receivedAt: THEN + index * EVERY, clock: 'untrusted' }),
    );
    const findings = raised(settled().send(...untrusted));
    expect(secondsOf(findings, THEN)[0]).toBe(80);
    expect(findings[0]?.may).toBe('warn');
  });

  it('says of a reading in another unit that it cannot be judged', () => {
    const findings = settled().send(measured('2204', THEN, { unit: 'lb' }));
    expect(findings).toMatchObject([
      { instance: 'scale-1/unit', verdict: 'raised', level: 'warn', may: 'record', latched: true },
    ]);
  });

  it('names the version and parameters that raised it', () => {
    expect(raised(settled().send(...readings('900', THEN, 12)))[0]?.by).toEqual({
      ruleId: 'weight-loss',
      version: 1,
      parameters,
    });
  });

  it('hears of no other device', () => {
    expect(settled().send(...readings('0', THEN, 20, { device: 'scale-2' }))).toEqual([]);
  });
});
