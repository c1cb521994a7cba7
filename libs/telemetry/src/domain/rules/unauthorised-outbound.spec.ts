import { describe, expect, it } from '@jest/globals';
import { Decimal } from '@tallystick/kernel';
import fc from 'fast-check';
import {
  cleared,
  DAY,
  HOUR,
  measured,
  MINUTE,
  movement,
  raised,
  ruleRun,
  SECOND,
  START,
} from '../../testing/rule-run.js';
import { inEventTime } from './in-event-time.js';
import type { ReleaseOrderEvent } from './rule-event.js';
import { unauthorisedOutbound } from './unauthorised-outbound.js';

const parameters = { device: 'scale-1', uncertainty: '0.5', leastDrop: '5' };
const at = (weight: string, from: number) =>
  Array.from({ length: 10 }, (_, index) => measured(weight, from + index * 20 * SECOND));

const order = (id: string, quantity: string, from: number, until: number, receivedAt = from): ReleaseOrderEvent => ({
  kind: 'release-order',
  id,
  device: 'scale-1',
  receivedAt,
  from,
  until,
  quantity: Decimal.parse(quantity),
});

function settled() {
  const run = ruleRun(unauthorisedOutbound, parameters);
  run.send(...at('1000', START));
  return run;
}
const THEN = START + HOUR;

describe('goods that leave', () => {
  it('without an order are raised when the drop has held for 60 s', () => {
    const findings = raised(settled().send(...at('900', THEN)));
    expect(findings).toMatchObject([{ message: '100 kg left scale-1 without a release order.', may: 'call' }]);
    // The median is down with the third reading, at 40 s.
    expect(findings.map(({ evidence }) => (evidence.at - THEN) / SECOND)).toEqual([100]);
  });

  it.each([
    ['99', []],
    ['98.999', ['raised']],
    ['100', []],
  ])('with an order of %s kg are %j, twice the scale’s uncertainty being allowed', (quantity, verdicts) => {
    const run = settled();
    run.send(order('order-1', quantity, START, THEN + HOUR));
    expect(raised(run.send(...at('900', THEN))).map(({ verdict }) => verdict)).toEqual(verdicts);
  });

  it('are not noticed up to the least drop, and add up when they trickle', () => {
    const run = settled();
    expect(raised(run.send(...at('995', THEN)))).toEqual([]);
    expect(raised(run.send(...at('994.99', THEN + HOUR)))).toHaveLength(1);
  });

  it('under an order for another time or scale are raised', () => {
    const run = settled();
    run.send(order('early', '100', START, THEN - HOUR / 2), {
      ...order('other', '100', START, THEN + HOUR),
      device: 'scale-2',
    });
    expect(raised(run.send(...at('900', THEN)))).toHaveLength(1);
  });

  it('and are swapped for others of the same weight are raised all the same', () => {
    const run = settled();
    expect(raised(run.send(...at('900', THEN), ...at('1000', THEN + HOUR)))).toHaveLength(1);
  });

  it('while an approved movement goes on are not looked at, and what is gone when it ends is', () => {
    const run = settled();
    run.send(movement('0', THEN, THEN + HOUR));
    expect(run.send(...at('200', THEN), ...at('1000', THEN + HOUR))).toEqual([]);
    run.send(movement('0', THEN + 2 * HOUR, THEN + 3 * HOUR));
    expect(raised(run.send(...at('200', THEN + 2 * HOUR), ...at('900', THEN + 3 * HOUR)))).toHaveLength(1);
  });

  it('are cleared by an order for that time alone, however late it is signed', () => {
    const run = settled();
    run.send(...at('900', THEN));
    expect(cleared(run.send(...at('1000', THEN + 3 * DAY), ...at('1000', THEN + 40 * DAY)))).toEqual([]);
    const late = order('late', '100', THEN - MINUTE, THEN + HOUR, THEN + 50 * DAY);
    expect(cleared(run.send(late))).toMatchObject([{ evidence: { at: THEN + 50 * DAY } }]);
  });

  it('may not draw twice on one order, told once or twice', () => {
    const run = settled();
    const one = order('order-1', '100', START, THEN + DAY);
    run.send(one, one);
    expect(raised(run.send(...at('900', THEN)))).toEqual([]);
    run.send(one);
    expect(raised(run.send(...at('800', THEN + HOUR)))).toHaveLength(1);
  });

  // Each is within 1 kg; of two, 1.414 are allowed.
  it.each([
    [100.7, [0, 0]],
    [100.72, [0, 1]],
  ])('of %d kg under orders of 100, time after time, are raised as %j', (taken, alarms) => {
    const run = settled();
    const raisedEach = [1, 2].map((n) => {
      run.send(order(`order-${n}`, '100', THEN + n * HOUR, THEN + n * HOUR + 30 * MINUTE));
      return raised(run.send(...at((1000 - n * taken).toFixed(2), THEN + n * HOUR))).length;
    });
    expect(raisedEach).toEqual(alarms);
  });

  it('are cleared by an order that was received after, though it is good for before', () => {
    const run = settled();
    const at900 = at('900', THEN);
    const lastAt = run.send(...at900).at(-1)?.evidence.at ?? 0;
    const [clear] = cleared(run.send(order('order-1', '100', START, THEN + HOUR, THEN + 5 * MINUTE)));
    expect(clear?.evidence.at).toBeGreaterThan(lastAt);
  });

  describe('in a backlog', () => {
    const tailed = () => {
      const run = ruleRun(inEventTime(unauthorisedOutbound, 4), parameters);
      run.send(...at('1000', START));
      return run;
    };

    it('are one drop with what the readings after it showed', () => {
      const run = tailed();
      run.send(order('order-1', '100', START, THEN + DAY), ...at('900', THEN + HOUR));
      expect(raised(run.send(...at('1000', THEN), ...at('900', THEN + 10 * MINUTE)))).toEqual([]);
    });

    it('and came back in it are raised, and stay so until their own order comes', () => {
      const run = tailed();
      run.send(...at('1000', THEN + HOUR));
      expect(raised(run.send(...at('1000', THEN), ...at('900', THEN + 10 * MINUTE)))).toHaveLength(1);
      expect(cleared(run.send(order('other', '100', THEN + HOUR, THEN + DAY)))).toEqual([]);
      expect(cleared(run.send(order('its-own', '100', THEN, THEN + HOUR)))).toHaveLength(1);
    });
  });

  it('and their orders come to the same whichever comes first', () => {
    const orders = [
      order('a', '60', START, THEN + HOUR),
      order('b', '40', START, THEN + 3 * HOUR),
      order('c', '100', THEN + 2 * HOUR, THEN + 3 * HOUR),
    ];
    const drops = [...at('900', THEN), ...at('800', THEN + 2 * HOUR)];
    fc.assert(
      fc.property(fc.shuffledSubarray(orders, { minLength: 3 }), fc.integer({ min: 0, max: 20 }), (order, after) => {
        const run = settled();
        const findings = run.send(...drops.slice(0, after), ...order, ...drops.slice(after));
        expect(findings.at(-1)?.verdict).toBe('cleared');
      }),
    );
  });
});
