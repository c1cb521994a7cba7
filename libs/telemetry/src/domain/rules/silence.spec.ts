import { describe, expect, it } from '@jest/globals';
import { cleared, measured, MINUTE, raised, ruleRun, SECOND, START, tick } from '../../testing/rule-run.js';
import type { WillEvent } from './rule-event.js';
import { silence } from './silence.js';

const parameters = { device: 'scale-1', gateway: 'gateway-1', intervalMs: MINUTE };
const will = (at: number, connectedAt = START, newestConnectedAt = connectedAt): WillEvent => ({
  kind: 'will',
  gateway: 'gateway-1',
  at,
  connectedAt,
  newestConnectedAt,
});

function seen() {
  const run = ruleRun(silence, parameters);
  run.send(measured('1', START, { receivedAt: START }));
  return run;
}

describe('silence', () => {
  it.each([
    [3 * MINUTE, []],
    [3 * MINUTE + 1, ['warn']],
    [10 * MINUTE, ['warn']],
    [10 * MINUTE + 1, ['critical']],
  ])('after %d ms without a reading is raised as %j', (silentMs, levels) => {
    expect(raised(seen().send(tick(START + silentMs))).map(({ level }) => level)).toEqual(levels);
  });

  it('is raised of a device that was never seen, from when the rule first looked', () => {
    const run = ruleRun(silence, parameters);
    expect(raised(run.send(tick(START), tick(START + 3 * MINUTE)))).toEqual([]);
    expect(raised(run.send(tick(START + 3 * MINUTE + SECOND)))).toHaveLength(1);
  });

  it('clears with a tick after a new reading', () => {
    const run = seen();
    run.send(tick(START + 20 * MINUTE), measured('1', START + 20 * MINUTE));
    expect(cleared(run.send(tick(START + 21 * MINUTE)))).toHaveLength(1);
  });

  it('is not ended by a backlog that has not caught up, nor by an older reading', () => {
    const run = seen();
    run.send(measured('1', START + MINUTE, { receivedAt: START + 20 * MINUTE }), measured('1', START - MINUTE));
    expect(raised(run.send(tick(START + 20 * MINUTE)))).toMatchObject([{ level: 'critical' }]);
  });

  it('is not held to be where a clock lags by what is trusted, and a reading is late by what is forgiven', () => {
    const run = seen();
    run.send(measured('1', START + MINUTE, { receivedAt: START + 9 * MINUTE }));
    expect(raised(run.send(tick(START + 12 * MINUTE)))).toEqual([]);
    run.send(measured('1', START + 4 * MINUTE, { receivedAt: START + 12 * MINUTE + 1 }));
    expect(raised(run.send(tick(START + 12 * MINUTE + 1)))).toHaveLength(1);
  });

  it('is not put off by a clock that runs ahead', () => {
    const run = seen();
    run.send(measured('1', START + 4 * MINUTE, { receivedAt: START + MINUTE }));
    expect(raised(run.send(tick(START + 4 * MINUTE + SECOND)))).toHaveLength(1);
  });

  it('is critical at once by the gateway’s will, until something newer is seen', () => {
    const run = seen();
    expect(run.send(will(START + SECOND))).toMatchObject([{ verdict: 'raised', level: 'critical' }]);
    run.send(measured('1', START + 500, { receivedAt: START + 500 }));
    expect(raised(run.send(tick(START + 2 * SECOND)))).toHaveLength(1);
    run.send(measured('1', START + 3 * SECOND));
    expect(cleared(run.send(tick(START + 4 * SECOND)))).toHaveLength(1);
  });

  it('hears of no will of a connection that a newer one took over from, of another gateway, or from before the last reading', () => {
    const run = seen();
    const others = [
      will(START + SECOND, START, START + 500),
      { ...will(START + 1), gateway: 'gateway-2' },
      will(START - 1),
    ];
    expect(run.send(...others, tick(START + MINUTE)).map(({ verdict }) => verdict)).toEqual(['cleared']);
  });

  it('comes to the same whatever the order of readings', () => {
    const events = [
      measured('1', START + 5),
      measured('2', START + 3),
      measured('3', START + 9),
      measured('3', START + 9),
    ];
    const states = [events, events.toReversed()].map((order) => {
      const run = seen();
      run.send(...order);
      return run.state();
    });
    expect(states[0]).toEqual(states[1]);
  });
});
