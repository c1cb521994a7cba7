import { Decimal } from '@tallystick/kernel';
import { hasHeld, hold, type Hold, NOT_HELD } from './hold.js';
import { medianOf } from './median.js';
import type { Consequence } from './consequence.js';
import type { WatchedReading } from './watched-reading.js';

/** A weight that went down and stayed there. Plain JSON. */
export interface Drop {
  readonly at: number;
  readonly quantity: string;
  readonly may: Consequence;
}

/** Plain JSON; decimals as text. */
export interface Level {
  /** The last weight that stood; null before the first. */
  readonly weight: string | null;
  readonly recent: readonly string[];
  readonly away: Hold;
}

export interface LevelParameters {
  /** The least change that counts, in the scale's unit. */
  readonly least: Decimal;
  readonly medianOf: number;
  readonly holdMs: number;
}

export const NO_LEVEL: Level = { weight: null, recent: [], away: NOT_HELD };

/** The level before goods are on the move, to be compared with what is read when they are at rest. */
export function resting({ weight }: Level): Level {
  return { ...NO_LEVEL, weight };
}

/**
 * Follows a weight from one level to the next, as medians that hold; answers the drop when it went down. What trickles away under the
 * least change adds up, since the level stays where it is. What comes in is no drop taken back.
 */
export function followed(
  before: Level,
  { at, value, may }: WatchedReading,
  parameters: LevelParameters,
): { readonly level: Level; readonly drop: Drop | null } {
  const recent = [...before.recent, value.toString()].slice(-parameters.medianOf);
  if (recent.length < parameters.medianOf) return { level: { ...before, recent }, drop: null };
  const median = medianOf(recent.map((text) => Decimal.parse(text)));
  if (before.weight === null) return { level: { weight: median.toString(), recent, away: NOT_HELD }, drop: null };
  const fallen = Decimal.parse(before.weight).minus(median);
  const away = hold(before.away, fallen.abs().compare(parameters.least) > 0, at, may);
  if (!hasHeld(away, at, parameters.holdMs)) return { level: { ...before, recent, away }, drop: null };
  const level = { weight: median.toString(), recent, away: NOT_HELD };
  // The goods left when the weight first was away, which is the time that an order must cover.
  const left = { at: away.since ?? at, quantity: fallen.toString(), may: away.may };
  return { level, drop: fallen.isNegative() ? null : left };
}
