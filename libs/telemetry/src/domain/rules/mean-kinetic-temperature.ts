import { Decimal } from '@tallystick/kernel';
import { type Consequence, weaker } from './consequence.js';
import { arrhenius, kineticMean } from './kinetic-mean.js';
import { type Slot, totalOf, weakestOf } from './slot-totals.js';
import { decimal, text, whole } from './parameters.js';
import type { Rule, Step } from './rule.js';
import { type Watched, watchedReading, type WatchedReading } from './watched-reading.js';

export interface MeanKineticTemperatureParameters extends Watched {
  /** Degrees Celsius. */
  readonly limit: Decimal;
  readonly windowMs: number;
  /** Each slot of the window counts alike, however many readings it has: who reports more often in the cool hours gains nothing. */
  readonly slotMs: number;
  /** How many slots must have a reading before anything is judged. */
  readonly leastSlots: number;
}

/** Plain JSON. */
export interface MeanKineticTemperatureState {
  readonly slots: readonly Slot[];
  /** Times of the latest readings, the newest last: the same reading again is not counted twice. */
  readonly recent: readonly number[];
}

/** As for rules in event time; before these, the intake knows a repeated batch by its number. */
const RECENT = 16;

/** At which no reading of a warehouse is right, and the arithmetic still is. */
const [COLDEST, HOTTEST] = [Decimal.parse('-100'), Decimal.parse('150')];

/**
 * The temperature that would age the goods as much as what they went through, over a rolling window: 30 days in slots of an hour, or 24 h
 * in slots of 5 minutes for a cold chain. It says nothing of frozen goods (USP <1079.2>), so its limit is above 0 °C.
 */
export const meanKineticTemperature: Rule<MeanKineticTemperatureParameters, MeanKineticTemperatureState> = {
  id: 'mean-kinetic-temperature',
  parameters: {
    device: text('a device'),
    metric: text('a metric', 'temperature'),
    unit: text('a unit', 'Cel'),
    limit: decimal('degrees Celsius', { from: '0', to: '100' }),
    windowMs: whole('milliseconds', { from: 60_000, to: 31_536_000_000, fallback: 2_592_000_000 }),
    slotMs: whole('milliseconds', { from: 1_000, to: 86_400_000, fallback: 3_600_000 }),
    leastSlots: whole('slots', { from: 1, to: 10_000, fallback: 360 }),
  },
  sources: ({ device }) => [device],
  initial: () => ({ slots: [], recent: [] }),
  standing: (state) => state,
  step: (state, event, parameters) => {
    const reading = watchedReading(event, parameters);
    if (!reading) return { state, findings: [] };
    return 'misfit' in reading ? { state, findings: [reading.misfit] } : read(state, reading, parameters);
  },
};

function read(
  before: MeanKineticTemperatureState,
  { at, value, may }: WatchedReading,
  parameters: MeanKineticTemperatureParameters,
): Step<MeanKineticTemperatureState> {
  const { device, windowMs, slotMs, leastSlots, limit } = parameters;
  if (value.compare(COLDEST) < 0 || value.compare(HOTTEST) > 0) return { state: before, findings: [] };
  if (before.recent.includes(at)) return { state: before, findings: [] };
  const recent = [...before.recent, at].toSorted((a, b) => a - b).slice(-RECENT);
  const oldest = Math.floor(((recent.at(-1) ?? at) - windowMs) / slotMs) + 1;
  const slots = since(added(before.slots, Math.floor(at / slotMs), arrhenius(value), may), oldest);
  const total = totalOf(before.slots, slots);
  const state = { slots, recent };
  if (slots.length < leastSlots) return { state, findings: [] };
  const mean = total.means / BigInt(slots.length);
  // exp rises with the temperature, so means are compared and no logarithm decides.
  const isOver = mean > arrhenius(limit);
  const limits = `its limit is ${limit.toString()} °C`;
  const message = isOver
    ? `The mean kinetic temperature of ${device} is ${kineticMean(mean).toString()} °C; ${limits}.`
    : `The mean kinetic temperature of ${device} is no higher than it may be; ${limits}.`;
  const about = { instance: device, level: 'critical' as const, evidence: { source: device, at }, message };
  return {
    state,
    findings: [{ ...about, verdict: isOver ? 'raised' : 'cleared', may: weakestOf(total) }],
  };
}

/** Slots stand in the order of time. */
function since(slots: readonly Slot[], oldest: number): readonly Slot[] {
  const first = slots.findIndex(({ slot }) => slot >= oldest);
  return first === 0 ? slots : first < 0 ? [] : slots.slice(first);
}

function added(slots: readonly Slot[], slot: number, term: bigint, may: Consequence): readonly Slot[] {
  const place = slots.findLastIndex((other) => other.slot <= slot);
  const found = slots[place];
  if (found?.slot !== slot) return slots.toSpliced(place + 1, 0, { slot, readings: 1, sum: term.toString(), may });
  const sum = (BigInt(found.sum) + term).toString();
  return slots.with(place, { slot, readings: found.readings + 1, sum, may: weaker(found.may, may) });
}
