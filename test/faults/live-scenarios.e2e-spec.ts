import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MINUTE, WAREHOUSE_RULES } from '@tallystick/telemetry/simulation';
import { findScenario } from '../../apps/gateway/src/simulation/find-scenario.js';
import { eventually } from '../support/eventually.js';
import { PLAYED_LIVE, PlayedIntake } from '../support/played-intake.js';
import type { PlayedSite } from '../support/played-site.js';
import { QuickClock } from '../support/quick-clock.js';

/** Of gateways' and intake's clock to the wall's: slow enough that a second in which a busy machine does nothing is no silence. */
const TIMES = 20;
/** What comes in at once, before the scenario goes on in its own time. */
const HISTORY_MINUTES = 180;
const BEFORE_MINUTES = 12;
const AFTER_MINUTES = 20;
/** Between what this process and the gateway hold for the beginning of the play. */
const START_UP_MINUTES = 1;
const TIMEOUT_MS = 300_000;
const NAMES = Object.keys(PLAYED_LIVE) as readonly (keyof typeof PLAYED_LIVE)[];

interface Seen {
  readonly alarms: readonly { readonly rule: string; readonly message: string; readonly minutes: number }[];
  /** How many batches of the last minutes were signed by a clock that is believed, and by one that is not. */
  readonly clocks: Readonly<Record<string, number>>;
}

/** What only the server's own time shows: that something does not come, and that a gateway's clock is not the server's. */
describe('what happens live, through the built gateway and intake', () => {
  const clock = new QuickClock(TIMES);
  let intake: PlayedIntake;
  const plays = new Map<string, Promise<Seen>>();

  beforeAll(async () => {
    intake = await PlayedIntake.start(clock.environment);
    for (const name of NAMES) {
      const playing = play(name);
      playing.catch(() => undefined);
      plays.set(name, playing);
    }
  });
  afterAll(async () => {
    await intake?.endGateways();
    await Promise.allSettled(plays.values());
    await intake?.stop();
  });

  async function play(name: keyof typeof PLAYED_LIVE): Promise<Seen> {
    const site = await intake.siteOf(name);
    await site.setRules(WAREHOUSE_RULES.filter(({ ruleId }) => ruleId !== 'silence'));
    const incidentMs = clock.nowMs() + BEFORE_MINUTES * MINUTE;
    const from = PLAYED_LIVE[name] - BEFORE_MINUTES;
    const args = [name, '--from', `incident${from < 0 ? from : `+${from}`}`, '--history', String(HISTORY_MINUTES)];
    await intake.play(site, args, clock.environment);
    // Of a backlog nothing is heard until it comes, nor from a clock that is behind until it is found so: not the silence that is looked for.
    await hasCaughtUp(site);
    await pause(clock.pauseMs(incidentMs - 4 * MINUTE - clock.nowMs()));
    await site.setRules(WAREHOUSE_RULES.filter(({ ruleId }) => ruleId === 'silence'));
    await pause(clock.pauseMs(incidentMs + AFTER_MINUTES * MINUTE - clock.nowMs()));
    const alarms = (await site.alarms()).map(({ rule, body }) => ({
      ...{ rule, message: body.message },
      minutes: (body.first.at - incidentMs) / MINUTE,
    }));
    return { alarms, clocks: await site.clocksSince(incidentMs + MINUTE) };
  }

  it.each(NAMES)(
    'raises of %s every alarm in time, and none that it must not',
    async (name) => {
      const { raises, raisesNot } = await findScenario(name);
      const { alarms } = (await plays.get(name)) ?? { alarms: [] };
      expect(alarms.filter(({ rule }) => raisesNot.some((not) => not === rule))).toEqual([]);
      const inTime = raises.filter(({ rule, withinMinutes }) =>
        alarms.some(
          (alarm) => alarm.rule === rule && alarm.minutes >= 0 && alarm.minutes <= withinMinutes + START_UP_MINUTES,
        ),
      );
      expect({ alarms, inTime }).toEqual({ alarms, inTime: raises });
    },
    TIMEOUT_MS,
  );

  it(
    'does not believe a clock that is behind, and believes one that is not',
    async () => {
      const clocksOf = async (name: string) => Object.keys((await plays.get(name))?.clocks ?? {});
      expect(await clocksOf('theft-under-drift')).toEqual(['untrusted']);
      expect(await clocksOf('silence')).toEqual(['trusted']);
      expect((await plays.get('clock-drift'))?.clocks['untrusted']).toBeGreaterThan(0);
    },
    TIMEOUT_MS,
  );
});

/** Nothing comes for a moment in which a backlog would bring hundreds. */
async function hasCaughtUp(site: PlayedSite): Promise<void> {
  await eventually(async () => (await site.size()) > 0, { withinMs: 60_000 });
  await eventually(
    async () => {
      const before = await site.size();
      await pause(250);
      return (await site.size()) - before < 10;
    },
    { withinMs: 120_000 },
  );
}
