import { describe, expect, it } from '@jest/globals';
import { cleared, HOUR, measured, MINUTE, raised, ruleRun, SECOND, START, tick } from '../../testing/rule-run.js';
import { door } from './door.js';
import { inEventTime } from './in-event-time.js';
import type { OpeningEvent } from './rule-event.js';

const switched = (value: '0' | '1', at: number, more = {}) =>
  measured(value, at, { device: 'door-1', metric: 'door', unit: '1', ...more });
const opening = (from: number, until: number): OpeningEvent => ({
  kind: 'opening',
  id: `opening-${from}`,
  device: 'door-1',
  from,
  until,
});

const NIGHT = START + 2 * HOUR;
const DAYTIME = START + 9 * HOUR;
const run = () => {
  const made = ruleRun(door, { device: 'door-1' });
  made.send(opening(START + 8 * HOUR, START + 18 * HOUR));
  return made;
};

describe('a door', () => {
  it('open outside its hours is raised after 10 s, to the second', () => {
    const made = run();
    expect(made.send(switched('1', NIGHT), tick(NIGHT + 9_999))).toEqual([]);
    expect(made.send(tick(NIGHT + 10 * SECOND))).toMatchObject([
      { verdict: 'raised', level: 'critical', escalation: 0, message: 'door-1 is open outside its hours, since 10 s.' },
    ]);
  });

  describe('told of by a gateway that catches up after a day offline', () => {
    const NOW = NIGHT + 24 * HOUR;
    const late = (value: '0' | '1', at: number, receivedAt: number) => switched(value, at, { receivedAt });

    it('is not found open until now by a tick between its opening and its closing', () => {
      const made = run();
      const day = made.send(
        ...[late('1', DAYTIME, NOW), tick(NOW + SECOND)],
        ...[late('0', DAYTIME + MINUTE, NOW + 2 * SECOND), tick(NOW + 3 * SECOND), tick(NOW + HOUR)],
      );
      expect(raised(day)).toEqual([]);
    });

    it('is raised by its own time all the same', () => {
      const made = run();
      expect(raised(made.send(late('1', NIGHT, NOW), late('1', NIGHT + MINUTE, NOW)))).toHaveLength(1);
    });

    it('is raised when it was left open and nothing more of it comes for 5 minutes', () => {
      const made = run();
      made.send(late('1', DAYTIME, NOW));
      expect(made.send(tick(NOW + 5 * MINUTE - 1))).toEqual([]);
      expect(raised(made.send(tick(NOW + 5 * MINUTE)))).toMatchObject([{ level: 'critical' }]);
    });
  });

  it('open within its hours is raised when it is open longer than 10 minutes', () => {
    const made = run();
    made.send(switched('1', DAYTIME));
    expect(raised(made.send(tick(DAYTIME + 10 * MINUTE)))).toEqual([]);
    expect(raised(made.send(tick(DAYTIME + 10 * MINUTE + 1)))).toMatchObject([{ level: 'warn', escalation: 0 }]);
  });

  it('still open when its hours end is raised 10 s later', () => {
    const made = ruleRun(door, { device: 'door-1', longestOpenMs: 86_400_000 });
    const end = START + 18 * HOUR;
    made.send(opening(DAYTIME, end), switched('1', end - HOUR));
    expect(made.send(tick(end + 9_999))).toEqual([]);
    expect(raised(made.send(tick(end + 10 * SECOND)))).toHaveLength(1);
  });

  it('rises by one for each minute that it is open', () => {
    const made = run();
    made.send(switched('1', NIGHT));
    const ticks = [59, 60, 61, 119, 120, 600].map((seconds) => tick(NIGHT + seconds * SECOND));
    expect(made.send(...ticks).map(({ escalation }) => escalation)).toEqual([0, 1, 1, 1, 2, 10]);
  });

  it('is closed when it was closed for 10 s', () => {
    const made = run();
    made.send(switched('1', NIGHT), tick(NIGHT + MINUTE), switched('0', NIGHT + 2 * MINUTE));
    expect(cleared(made.send(tick(NIGHT + 2 * MINUTE + 9_999)))).toEqual([]);
    expect(cleared(made.send(tick(NIGHT + 2 * MINUTE + 10 * SECOND)))).toHaveLength(1);
  });

  it('with a shaking contact is open throughout, and a short shake is none', () => {
    const shaken = run();
    for (let s = 0; s < 60; s += 6)
      shaken.send(switched('1', NIGHT + s * SECOND), switched('0', NIGHT + (s + 3) * SECOND));
    expect(raised(shaken.send(switched('1', NIGHT + MINUTE)))).toMatchObject([{ escalation: 1 }]);
    const short = run();
    expect(raised(short.send(switched('1', NIGHT), switched('0', NIGHT + 9_999), tick(NIGHT + HOUR)))).toEqual([]);
  });

  it('opened and closed for good between two ticks is raised by its closing', () => {
    expect(raised(run().send(switched('1', NIGHT), switched('0', NIGHT + 30 * SECOND)))).toHaveLength(1);
  });

  it('is covered by hours that overlap, once', () => {
    const made = ruleRun(door, { device: 'door-1' });
    made.send(opening(NIGHT, NIGHT + 5 * MINUTE), opening(NIGHT + MINUTE, NIGHT + 3 * MINUTE), switched('1', NIGHT));
    expect(raised(made.send(tick(NIGHT + 5 * MINUTE + 9_999)))).toEqual([]);
    expect(raised(made.send(tick(NIGHT + 5 * MINUTE + 10 * SECOND)))).toHaveLength(1);
  });

  it('whose closing comes late is cleared by the next tick', () => {
    const made = ruleRun(inEventTime(door), { device: 'door-1' });
    made.send(switched('1', NIGHT), tick(NIGHT + MINUTE));
    made.send(switched('0', NIGHT + 5 * SECOND, { receivedAt: NIGHT + 2 * MINUTE }));
    expect(made.send(tick(NIGHT + 2 * MINUTE))).toMatchObject([{ verdict: 'cleared' }]);
  });

  it('knows hours that were told a year ahead, and those told twice once', () => {
    const made = ruleRun(inEventTime(door, 4), { device: 'door-1' });
    const days = Array.from({ length: 365 }, (_, day) =>
      opening(START + day * 24 * HOUR + 8 * HOUR, START + day * 24 * HOUR + 18 * HOUR),
    );
    made.send(...days, ...days);
    expect(raised(made.send(switched('1', DAYTIME), tick(DAYTIME + MINUTE)))).toEqual([]);
    expect(
      raised(made.send(switched('0', DAYTIME + 2 * MINUTE), switched('1', START + 19 * HOUR), tick(START + 20 * HOUR))),
    ).toHaveLength(1);
  });

  it('may do what its weakest reading may', () => {
    const made = run();
    made.send(switched('1', NIGHT), switched('1', NIGHT + SECOND, { grade: 'tls-only' }));
    expect(made.send(tick(NIGHT + MINUTE))).toMatchObject([{ may: 'warn' }]);
  });
});
