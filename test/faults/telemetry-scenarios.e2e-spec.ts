import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY, MINUTE, START, WAREHOUSE_RULES } from '@tallystick/telemetry/simulation';
import { DiskBuffer } from '../../apps/gateway/src/buffer/disk-buffer.js';
import { findScenario, scenariosFolder } from '../../apps/gateway/src/simulation/find-scenario.js';
import { eventually } from '../support/eventually.js';
import { PLAYED_LIVE, PlayedIntake } from '../support/played-intake.js';
import type { FoundAlarm, PlayedSite, RuleChoice } from '../support/played-site.js';

const played = readdirSync(scenariosFolder())
  .map((file) => basename(file, '.json'))
  .filter((name) => !(name in PLAYED_LIVE));
const AT_A_TIME = 3;

/**
 * A backlog of days is silent until it has caught up: at this speed every site would be found silent, and rightly. So what follows from the server's
 * time alone is tested by itself.
 */
const RULES: readonly RuleChoice[] = [
  ...WAREHOUSE_RULES.filter(({ ruleId }) => ruleId !== 'silence'),
  { ruleId: 'sequence', parameters: { gateway: 'gateway-1' } },
];
/**
 * That these are raised is looked at here, not when: a gateway that forges is found out when its batch comes, and an open door says nothing more,
 * so that it is judged by the server's ticks, and in a backlog by its next reading. `simulation` holds them to their minutes.
 */
const WITHOUT_EVENT_TIME: readonly string[] = ['sequence', 'door'];
const HOURS_24 = 86_400_000;
const STILL_MS = 2_000;
const TIMEOUT_MS = 900_000;
/** Between what this process and the gateway hold for the beginning of the play. */
const START_UP_MINUTES = 0.5;

describe('what the built gateway plays through the built intake', () => {
  let intake: PlayedIntake;
  const plays = new Map<string, Promise<{ readonly alarms: readonly FoundAlarm[]; readonly beganMs: number }>>();

  beforeAll(async () => {
    intake = await PlayedIntake.start();
    for (const [nth, name] of played.entries()) {
      const before = plays.get(played[nth - AT_A_TIME] ?? '')?.catch(() => undefined);
      const playing = Promise.resolve(before).then(() => playThrough(name));
      playing.catch(() => undefined);
      plays.set(name, playing);
    }
  });
  afterAll(async () => {
    await intake?.endGateways();
    await Promise.allSettled(plays.values());
    await intake?.stop();
  });

  const play = (site: PlayedSite, ...args: readonly string[]) => intake.play(site, args);

  /** To its end, and until the intake has all of it. */
  async function playThrough(name: string): Promise<{ alarms: readonly FoundAlarm[]; beganMs: number }> {
    const site = await intake.siteOf(name);
    await site.setRules(RULES);
    const beganMs = Date.now();
    const gateway = await play(site, name);
    await eventually(() => gateway.words.includes(`${name} is over`), { withinMs: TIMEOUT_MS, pollMs: 50 });
    await standsStill(site);
    await gateway.stop();
    const buffer = DiskBuffer.open(join(intake.folderOf(site), 'buffer.sqlite'));
    const left = buffer.count;
    buffer.close();
    if (left > 0) throw new Error(`${name}: ${left} batches did not come through:\n${gateway.words}`);
    return { alarms: await site.alarms(), beganMs };
  }

  describe('with the rules of the warehouse', () => {
    it.each(played)(
      'raises of %s every alarm in time, and none that it must not',
      async (name) => {
        const { raises, raisesNot, beginsAt = START, days } = await findScenario(name);
        const { alarms, beganMs } = (await plays.get(name)) ?? { alarms: [], beganMs: 0 };
        const incidentMs = beganMs - days * DAY + (beginsAt - START);
        const found = alarms.map(({ rule, instance, body }) => ({
          ...{ rule, instance, message: body.message, minutes: (body.first.at - incidentMs) / MINUTE },
        }));
        expect(found.filter(({ rule }) => raisesNot.some((not) => not === rule))).toEqual([]);
        const inTime = raises.filter(({ rule, withinMinutes }) =>
          found.some(
            (alarm) =>
              alarm.rule === rule &&
              (WITHOUT_EVENT_TIME.includes(rule) ||
                (alarm.minutes >= 0 && alarm.minutes <= withinMinutes + START_UP_MINUTES)),
          ),
        );
        expect({ found, inTime }).toEqual({ found, inTime: raises });
      },
      TIMEOUT_MS,
    );
  });

  describe('with a rule for silence', () => {
    const silent = async (site: PlayedSite) => (await site.alarms()).map(({ rule, body }) => [rule, body.level]);
    /** So long that no timer of the rule comes to its end here. */
    const broken = { device: 'scale-1', gateway: 'gateway-1', intervalMs: HOURS_24 };

    it(
      'raises it of a gateway that is cut off, at once, and not of one that stands or was stopped in order',
      async () => {
        const sites = {
          cut: await intake.siteOf('cut off'),
          stopped: await intake.siteOf('stopped'),
          standing: await intake.siteOf('standing'),
        };
        const all = Object.values(sites);
        for (const site of all) await site.setRules([{ ruleId: 'silence', parameters: broken }]);
        const [killed, stopped] = [await play(sites.cut, ...NOW), await play(sites.stopped, ...NOW)];
        await play(sites.standing, ...NOW);
        for (const site of all) await eventually(async () => (await site.size()) > 0, { withinMs: 60_000 });
        for (const site of all) expect(await silent(site)).toEqual([]);
        await stopped.stop();
        await killed.kill();
        await eventually(async () => (await sites.cut.alarms()).length > 0);
        expect(await silent(sites.cut)).toEqual([['silence', 'critical']]);
        for (const site of [sites.standing, sites.stopped]) expect(await silent(site)).toEqual([]);
      },
      TIMEOUT_MS,
    );

    it(
      'raises it of a scale that says nothing more, by the server’s clock, while its gateway stands',
      async () => {
        const site = await intake.siteOf('silent');
        const quick = { ...broken, intervalMs: 1_000, warnTimes: 3, criticalTimes: 6 };
        await play(site, ...NOW);
        await eventually(async () => (await site.size()) > 0, { withinMs: 60_000 });
        await site.setRules([{ ruleId: 'silence', parameters: quick }]);
        const since = Date.now();
        await eventually(async () => (await silent(site)).some(([, level]) => level === 'critical'), {
          withinMs: 60_000,
        });
        expect(Date.now() - since).toBeGreaterThan(5_000);
      },
      TIMEOUT_MS,
    );
  });
});

const NOW = ['normal-days', '--from', 'start'];

/** The gateway's buffer is its own while it runs; that it is empty is looked at afterwards. */
async function standsStill(site: PlayedSite): Promise<void> {
  let [size, sinceMs] = [await site.size(), Date.now()];
  while (Date.now() - sinceMs < STILL_MS) {
    await pause(100);
    const now = await site.size();
    if (now !== size) [size, sinceMs] = [now, Date.now()];
  }
}
