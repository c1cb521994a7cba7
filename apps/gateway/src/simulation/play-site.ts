import { setTimeout as pause } from 'node:timers/promises';
import { DAY, heardAt, START, warehouse } from '@tallystick/telemetry/simulation';
import type { RuleEvent } from '@tallystick/telemetry';
import { FaultLog, type Log } from '../fault-log.js';
import type { OpenGateway } from '../open-gateway.js';
import { type Pace, playedAt, shownAt } from './pace.js';
import type { OnPaper } from './papers.js';
import type { PlayedScenario } from './scenario.js';
import { isPaper, isSensorEvent, type Paper, type SensorEvent, shiftPaper, shiftReadings } from './shift-event.js';
import type { SimulatedTimeline } from './simulated-timeline.js';
import { playWireIncident } from './wire-incidents.js';

export interface Play {
  readonly scenario: PlayedScenario;
  readonly pace: Pace;
  /** Simulated time plus this is the wall's, milliseconds; see `offsetOf`. */
  readonly offsetMs: number;
  readonly startMs: number;
  /** From when on the sensors were read, on the wall's clock. */
  readonly firstMs: number;
  readonly gateway: Omit<OpenGateway, 'close'>;
  readonly timeline: SimulatedTimeline;
  readonly onPaper: OnPaper;
  /** Of a play that was stopped when it had caught up: what came until then is not played again. */
  readonly playedUntilMs?: number;
  /** Told of each moment that was played in its own time. */
  readonly onPlayed?: (untilMs: number) => Promise<void>;
  readonly log: Log;
  /** Ends the play early. */
  readonly signal: AbortSignal;
}

const RECEIPTS_WAIT_MS = 30_000;
const POLL_MS = 20;
const STEP_MS = 200;

/** What is added to simulated time so that the anchor is now. */
export const offsetOf = ({ anchor }: Pace, startMs: number): number => startMs - anchor;

/** Plays a site from its first moment to its last: its sensors through the gateway's own path, its papers to whoever takes them. */
export async function playSite(play: Play): Promise<void> {
  const { scenario, gateway, timeline, signal, offsetMs } = play;
  const { seed, days, incident } = scenario;
  const faults = new FaultLog(play.log);
  let isWirePending = scenario.wire !== undefined && play.playedUntilMs === undefined;
  for (const event of warehouse(seed, days, incident)) {
    if (signal.aborted) return;
    const at = heardAt(event);
    if (isWirePending && at >= (scenario.beginsAt ?? Infinity)) {
      isWirePending = false;
      await playWire(play);
    }
    if (event.kind === 'tick' || isOver(play, event, at + offsetMs)) continue;
    await reach(play, at);
    await playEvent(play, event, faults);
    if (at + offsetMs >= play.startMs) await play.onPlayed?.(at + offsetMs);
  }
  await timeline.advanceTo(START + days * DAY + offsetMs, () => gateway.maker.settled());
  await gateway.maker.flush();
}

/**
 * While nobody read the sensors they said nothing. Papers were handed in all the same: what must be there is the sum of all movements; but hours and
 * releases that are over excuse nothing any more, and nobody takes them.
 */
function isOver({ playedUntilMs = 0, firstMs, offsetMs }: Play, event: RuleEvent, shiftedMs: number): boolean {
  if (shiftedMs <= playedUntilMs) return true;
  if (isSensorEvent(event)) return shiftedMs < firstMs;
  const isSpan = event.kind === 'opening' || event.kind === 'release-order';
  return isSpan && event.until + offsetMs < firstMs;
}

/** After the last moment the gateway stands there, and says that it lives. */
export async function stayAlive({ timeline, gateway, signal }: Play): Promise<void> {
  while (!signal.aborted) {
    await pause(STEP_MS, undefined, { signal }).catch(() => undefined);
    await timeline.advanceTo(Date.now(), () => gateway.maker.settled());
  }
}

async function playEvent(play: Play, event: RuleEvent, faults: FaultLog): Promise<void> {
  if (isSensorEvent(event)) await playSensor(play, event, faults);
  if (isPaper(event)) await playPaper(play, event, faults);
}

async function playSensor({ gateway, offsetMs }: Play, event: SensorEvent, faults: FaultLog): Promise<void> {
  try {
    gateway.maker.add({ readings: shiftReadings(event, offsetMs) }).catch(() => undefined);
    faults.fine('the simulated sensors');
  } catch (error) {
    faults.fault('the simulated sensors', error);
  }
  await gateway.maker.settled();
}

/** A movement that is told before its drop must also be heard before it: what came before is in the log first, and it is taken before what comes after. */
async function playPaper({ gateway, offsetMs, onPaper, signal }: Play, paper: Paper, faults: FaultLog): Promise<void> {
  await gateway.maker.flush();
  const until = Date.now() + RECEIPTS_WAIT_MS;
  while (gateway.buffer.count > 0 && gateway.forwarder.isConnected && Date.now() < until && !signal.aborted) {
    await pause(POLL_MS);
  }
  try {
    await onPaper(shiftPaper(paper, offsetMs));
    faults.fine('papers');
  } catch (error) {
    faults.fault('papers', error);
  }
}

async function playWire({ scenario, gateway, timeline, log, signal }: Play): Promise<void> {
  if (!scenario.wire) return;
  const isOver = () => signal.aborted;
  await playWireIncident(scenario.wire, { gateway, nowMs: timeline.nowMs(), log, isOver });
}

/** Waits for the moment by the wall's clock, and lets the site's time come up to it; what is due meanwhile is not kept waiting. */
async function reach(play: Play, at: number): Promise<void> {
  const { pace, offsetMs, startMs, firstMs, timeline, gateway, signal } = play;
  const shiftedMs = at + offsetMs;
  const settled = () => gateway.maker.settled();
  while (!signal.aborted) {
    const waitMs = playedAt(shiftedMs, startMs, firstMs, pace.speed) - Date.now();
    if (waitMs <= 0) break;
    await pause(Math.min(waitMs, STEP_MS), undefined, { signal }).catch(() => undefined);
    await timeline.advanceTo(Math.min(shiftedMs, shownAt(Date.now(), startMs, firstMs, pace.speed)), settled);
  }
  await timeline.advanceTo(shiftedMs, settled);
}
