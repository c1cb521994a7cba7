import { DAY, MINUTE, START } from '@tallystick/telemetry/simulation';
import { ConfigurationInvalid } from '../gateway-errors.js';
import type { PlayedScenario } from './scenario.js';

/**
 * How simulated time lies on the wall's. `anchor` is the moment of simulated time that is now, when the play begins: what is before it is caught
 * up at `speed`, as a gateway does that was offline, and what is after it is played when its time comes. So no batch is of the future, and the
 * intake, which believes a backlog that comes faster than it was signed, believes these.
 */
export interface Pace {
  readonly anchor: number;
  /** Times real time; Infinity for as fast as it goes. */
  readonly speed: number;
  /** How long before now the sensors have been read; Infinity for from the first moment on. */
  readonly historyMs: number;
}

/** From here on the intake takes a backlog for one, with some room: `judgeClock` asks for twice. */
const LEAST_SPEED = 4;

interface PaceOptions {
  readonly speed: string;
  readonly from: string;
  readonly history?: string | undefined;
}

/** @throws ConfigurationInvalid */
export function readPace(scenario: PlayedScenario, { speed, from, history }: PaceOptions): Pace {
  const pace = {
    anchor: anchorOf(scenario, from),
    speed: speed === 'max' ? Infinity : Number(speed),
    historyMs: history === undefined ? Infinity : minutesOf(history),
  };
  if (Number.isFinite(pace.anchor) && pace.speed >= LEAST_SPEED && pace.historyMs >= 0) return pace;
  throw new ConfigurationInvalid('the pace', [
    `--speed: expected max, or a number from ${LEAST_SPEED}, as slower ones look like a clock that is behind`,
    '--from: expected start, end, incident, or so many minutes before or after it, such as incident-5, the moment of the scenario that is now',
    '--history: expected how many minutes before now the sensors have been read, up to six digits',
  ]);
}

const minutesOf = (text: string): number => (/^[0-9]{1,6}$/.test(text) ? Number(text) * MINUTE : NaN);

function anchorOf({ days, beginsAt = NaN }: PlayedScenario, from: string): number {
  if (from === 'start') return START;
  if (from === 'end') return START + days * DAY;
  const minutes = /^incident([+-][0-9]{1,6})?$/.exec(from);
  const anchor = beginsAt + Number(minutes?.[1] ?? 0) * MINUTE;
  return minutes ? Math.min(Math.max(START, anchor), START + days * DAY) : NaN;
}

/** When a moment of the scenario, shifted to the wall's clock, is played. @param firstMs the scenario's first moment, shifted as well */
export const playedAt = (shiftedMs: number, startMs: number, firstMs: number, speed: number): number =>
  Math.max(shiftedMs, startMs + (shiftedMs - firstMs) / speed);

/** What moment the site's own time has come to, by the wall's clock: the other way round. */
export const shownAt = (nowMs: number, startMs: number, firstMs: number, speed: number): number =>
  speed === Infinity ? nowMs : Math.min(nowMs, firstMs + (nowMs - startMs) * speed);
