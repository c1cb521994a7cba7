import { Decimal, divideRoundedDown } from '@tallystick/kernel';

/** What is usual of a metric. Plain JSON; millionths of the metric's unit, integers as text. */
export interface Profile {
  readonly level: string | null;
  /** How far from the level each part of the season usually is; empty until it is first read. */
  readonly season: readonly string[];
  /** Mean absolute residual. */
  readonly spread: string;
}

export interface ProfileParameters {
  readonly leastDeviation: Decimal;
  readonly seasonMs: number;
  readonly seasonSlots: number;
}

interface Reading {
  readonly at: number;
  readonly value: Decimal;
}

export const UNLEARNED: Profile = { level: null, season: [], spread: '0' };

const SCALE = 6;
/** Each reading moves the estimates by a 256th, 32nd and 128th of what they are off: shifts of integers, the same on every machine. */
const [LEVEL_SHIFT, SEASON_SHIFT, SPREAD_SHIFT] = [8n, 5n, 7n];
/** A reading is taken for no farther off than this many deviations when it is learned, so that what is wrong is learned slowly. */
const MOST_LEARNED = 3n;
/** The standard deviation of a normal variable over its mean absolute deviation, `sqrt(pi / 2)`, in millionths. */
const NORMAL = 1_253_314n;

/** How many deviations a reading is off, to the hundredth below; null before anything was learned. */
export function profileScore(profile: Profile, reading: Reading, parameters: ProfileParameters): Decimal | null {
  if (profile.level === null) return null;
  const off = residual(profile, reading, parameters);
  return Decimal.of(divideRoundedDown((off < 0n ? -off : off) * 100n, deviation(profile, parameters)), 2);
}

export function learned(profile: Profile, reading: Reading, parameters: ProfileParameters): Profile {
  if (profile.level === null) {
    const season = Array.from({ length: parameters.seasonSlots }, () => '0');
    return { level: millionths(reading.value).toString(), season, spread: '0' };
  }
  const most = MOST_LEARNED * deviation(profile, parameters);
  const off = residual(profile, reading, parameters);
  const taken = off > most ? most : off < -most ? -most : off;
  const slot = slotOf(reading.at, parameters);
  const spread = BigInt(profile.spread);
  return {
    level: (BigInt(profile.level) + (taken >> LEVEL_SHIFT)).toString(),
    season:
      slot < profile.season.length ? profile.season.with(slot, moved(profile.season[slot], taken)) : profile.season,
    spread: (spread + (((taken < 0n ? -taken : taken) - spread) >> SPREAD_SHIFT)).toString(),
  };
}

const moved = (usual = '0', taken: bigint) => (BigInt(usual) + (taken >> SEASON_SHIFT)).toString();

function residual({ level, season }: Profile, { at, value }: Reading, parameters: ProfileParameters): bigint {
  return millionths(value) - BigInt(level ?? '0') - BigInt(season[slotOf(at, parameters)] ?? '0');
}

function deviation({ spread }: Profile, { leastDeviation }: ProfileParameters): bigint {
  const [least, usual] = [millionths(leastDeviation), (BigInt(spread) * NORMAL) / 1_000_000n];
  return usual > least ? usual : least;
}

function slotOf(at: number, { seasonMs, seasonSlots }: ProfileParameters): number {
  const into = ((at % seasonMs) + seasonMs) % seasonMs;
  // Exact: the product is under 2^53, and a quotient under 168 is no nearer to the next integer than a 600-millionth.
  return Math.floor((into * seasonSlots) / seasonMs);
}

/** What is finer than a millionth of the unit is rounded down. */
function millionths(value: Decimal): bigint {
  if (value.scale <= SCALE) return value.unscaledAt(SCALE);
  return divideRoundedDown(value.unscaled, 10n ** BigInt(value.scale - SCALE));
}
