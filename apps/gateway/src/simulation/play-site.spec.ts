import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type Batch,
  type ClockRecord,
  judgeClock,
  hashOfEnvelope,
  NEW_GATEWAY,
  place,
  type Reading,
  readingsOf,
} from '@tallystick/telemetry';
import { DAY, heardAt, HOUR, type Incident, MINUTE, START, warehouse } from '@tallystick/telemetry/simulation';
import { GATEWAY, GATEWAY_KEY, GatewayBench, SITE } from '../../../../test/support/gateways.js';
import { ScriptedIntake } from '../../../../test/support/scripted-intake.js';
import { eventually } from '../../../../test/support/eventually.js';
import { type Play, playSite } from './play-site.js';
import type { PlayedScenario } from './scenario.js';
import { isPaper, isSensorEvent, type ShiftedPaper, shiftPaper } from './shift-event.js';
import { SimulatedTimeline } from './simulated-timeline.js';

const NIGHT = 2 * HOUR;
const SLOW = 120_000;

describe('a played site', () => {
  let bench: GatewayBench;
  let intake: ScriptedIntake;
  let timeline: SimulatedTimeline;
  const papers: ShiftedPaper[] = [];
  /** What came when a paper was told: how many readings, and whether all of it was receipted. */
  const before: { readings: number; waiting: number }[] = [];
  let startMs: number;
  let offsetMs: number;

  const scenario = (changes: Partial<PlayedScenario> = {}): PlayedScenario => ({
    ...{ name: 'a-day', title: 'A day', seed: 'tuning', days: 1, incident: {}, raises: [], raisesNot: [] },
    ...changes,
  });
  const open = async (incident: Incident = {}) => {
    startMs = Date.now();
    offsetMs = startMs - (START + DAY);
    timeline = new SimulatedTimeline(START + offsetMs, (at) => incident.clockOff?.(at - offsetMs) ?? 0);
    bench = await GatewayBench.open({ timeline, settings: { batchMs: 1_000, signOfLifeMs: HOUR } });
  };
  const play = async (played: PlayedScenario, more: Partial<Pick<Play, 'firstMs' | 'playedUntilMs'>> = {}) => {
    const forwarder = bench.forward([intake.url], {
      window: { windowBatches: 50, unreceiptedBatches: 5_000, receiptTimeoutMs: 60_000 },
    });
    await eventually(() => forwarder.isConnected, { what: 'it is connected' });
    const { buffer, maker, log } = bench;
    await playSite({
      pace: { anchor: START + DAY, speed: Infinity, historyMs: Infinity },
      ...{ scenario: played, offsetMs, startMs, firstMs: START + offsetMs, timeline, log, ...more },
      gateway: { site: SITE, gateway: GATEWAY, signer: GATEWAY_KEY, buffer, maker, forwarder },
      onPaper: async (paper) => {
        before.push({ readings: readingsThatCame().length, waiting: buffer.count });
        papers.push(paper);
      },
      signal: new AbortController().signal,
    });
    await eventually(() => buffer.count === 0, { what: 'all is receipted' });
  };
  const batches = (): readonly Batch[] => intake.came.map(({ batch }) => batch);
  const readingsThatCame = () => batches().flatMap(({ readings }) => readings);
  const linesOf = (readings: readonly Reading[], offMs: number) =>
    readings.map(
      ({ device, metric, atMs, value }) => `${atMs - offMs} ${device} ${metric} ${value.normalised().toString()}`,
    );
  const linesThatCame = () => linesOf(readingsThatCame(), offsetMs);
  const linesOfScenario = (incident: Incident = {}) =>
    linesOf(warehouse('tuning', 1, incident).filter(isSensorEvent).flatMap(readingsOf), 0);
  /** The first line that differs, so that a failure can be read. */
  const firstDifference = (some: readonly string[], others: readonly string[]) => {
    const place = some.findIndex((line, n) => line !== others[n]);
    return place < 0 && some.length === others.length ? undefined : [place, some[place], others[place]];
  };

  beforeEach(async () => {
    intake = await ScriptedIntake.start(SITE, GATEWAY, GATEWAY_KEY.verifying);
    papers.length = 0;
    before.length = 0;
  });
  afterEach(async () => {
    await bench.close();
    await intake.stop();
  });

  it(
    'says what its scenario says, and hands over its papers when they are due',
    async () => {
      await open();
      await play(scenario());
      expect(firstDifference(linesThatCame(), linesOfScenario())).toBeUndefined();
      expect(linesOfScenario().length).toBeGreaterThan(10_000);
      // Nothing of the future, and believed by the intake though its day is over.
      expect(batches().every(({ sentAtMs }) => sentAtMs <= Date.now())).toBe(true);
      expect(clocksOf(batches())).toEqual(['trusted']);
      const expected = warehouse('tuning', 1).filter(isPaper);
      expect(JSON.stringify(papers)).toBe(JSON.stringify(expected.map((paper) => shiftPaper(paper, offsetMs))));
      // After what came before is in the log.
      expect(before.every(({ waiting }) => waiting === 0)).toBe(true);
      expect(before.at(-1)?.readings).toBeGreaterThan(0);
    },
    SLOW,
  );

  it(
    'with an incident differs from one without in the incident alone, and signs by its own clock',
    async () => {
      const clockOff = () => -10 * MINUTE;
      const incident: Incident = { grams: (at) => (at >= START + NIGHT ? -100_000 : 0), clockOff };
      await open(incident);
      await play(scenario({ incident }));
      expect(firstDifference(linesThatCame(), linesOfScenario(incident))).toBeUndefined();
      const ordinary = new Set(linesOfScenario({ clockOff }));
      const differing = linesThatCame().filter((line) => !ordinary.has(line));
      expect(differing.length).toBeGreaterThan(1_000);
      expect(differing.every((line) => line.includes('scale-1'))).toBe(true);
      expect(Math.max(...batches().map(({ sentAtMs }) => sentAtMs))).toBeLessThanOrEqual(startMs - 10 * MINUTE);
    },
    SLOW,
  );

  it(
    'with a history of two hours has read its sensors for two hours, and hands in what is not over by then',
    async () => {
      await open();
      const firstMs = startMs - 2 * HOUR;
      await play(scenario(), { firstMs });
      const ofHistory = warehouse('tuning', 1).filter(
        (event) => isSensorEvent(event) && heardAt(event) + offsetMs >= firstMs,
      );
      const lines = linesOf(ofHistory.filter(isSensorEvent).flatMap(readingsOf), 0);
      expect(firstDifference(linesThatCame(), lines)).toBeUndefined();
      expect(lines.length).toBeGreaterThan(100);
      const numberOf = (kind: string) => papers.filter(({ paper }) => paper.kind === kind).length;
      const all = warehouse('tuning', 1).filter(isPaper);
      for (const kind of ['movement', 'tags-expected'] as const) {
        expect(numberOf(kind)).toBe(all.filter((paper) => paper.kind === kind).length);
      }
      // The one day's hours are over.
      expect(numberOf('opening') + numberOf('release-order')).toBe(0);
    },
    SLOW,
  );

  it(
    'goes on where it was: nothing is played twice, nor read while nobody was there',
    async () => {
      await open();
      const playedUntilMs = startMs - 6 * HOUR;
      await play(scenario(), { firstMs: startMs, playedUntilMs });
      expect(readingsThatCame().filter(({ atMs }) => atMs < startMs)).toEqual([]);
      expect(papers.every(({ toldAt }) => toldAt > playedUntilMs)).toBe(true);
    },
    SLOW,
  );

  it.each(['replay', 'equivocation'] as const)(
    'does a %s as the intake calls it, once, and everything else in order',
    async (wire) => {
      await open();
      await play(scenario({ wire, beginsAt: START + NIGHT }));
      await eventually(() => placements().filter((kind) => kind === wire).length === 1, {
        what: 'the forged one came',
      });
      expect(placements().filter((kind) => kind !== 'accepted')).toEqual([wire]);
    },
    SLOW,
  );

  /** What the intake makes of the clock of batches that come at once. */
  function clocksOf(all: readonly Batch[]): readonly string[] {
    let before: ClockRecord | undefined;
    const receivedAtMs = Date.now();
    const clocks = all.map(({ sentAtMs }, at) => {
      // Each a moment after the one before, as they come over the wire.
      const { clock, record } = judgeClock(before, { sentAtMs, receivedAtMs: receivedAtMs + at });
      before = record;
      return clock;
    });
    return [...new Set(clocks)];
  }

  /** As the intake places what came. */
  function placements(): readonly string[] {
    let state = NEW_GATEWAY;
    const held = new Map<string, Uint8Array>();
    return intake.came.map(({ batch, envelope }) => {
      const key = `${batch.bootEpoch}/${batch.seq}`;
      const placed = held.get(key);
      const hash = hashOfEnvelope(envelope);
      const placement = place(state, { ...batch, hash }, placed ? { placed } : {});
      if ('state' in placement) {
        state = placement.state;
        held.set(key, hash);
      }
      return placement.kind;
    });
  }
});
