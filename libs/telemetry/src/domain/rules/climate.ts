import { Decimal } from '@tallystick/kernel';
import { hasHeld, hold, type Hold, NOT_HELD } from './hold.js';
import { decimal, optional, text, whole } from './parameters.js';
import type { Finding, Rule, Step } from './rule.js';
import { type Watched, watchedReading, type WatchedReading } from './watched-reading.js';

/** Of temperature or humidity; the deadband is in the metric's unit: 1 degree, or 5 % of relative humidity. */
export interface ClimateParameters extends Watched {
  readonly upper: Decimal | null;
  readonly lower: Decimal | null;
  readonly durationMs: number;
  readonly deadband: Decimal;
  /** How much above or below the limits one excursion may add up to, in unit x hours. */
  readonly degreeHours: Decimal | null;
  /** What a reading stands for at most, when the next one is long in coming. */
  readonly longestStepMs: number;
}

/** Plain JSON. */
export interface ClimateState {
  readonly beyond: Hold;
  /** Of the excursion, in unit x milliseconds, as text: it ends at the deadband, not at the limit. */
  readonly dose: string;
  readonly last: { readonly at: number; readonly excess: string } | null;
}

const INITIAL: ClimateState = { beyond: NOT_HELD, dose: '0', last: null };
const HOUR_MS = Decimal.of(3_600_000n);

/**
 * Beyond a limit for a duration, or by so many degree-hours: each reading's excess counts until the next one. Short excursions one after
 * the other add up while the metric does not come back by the deadband.
 */
export const climate: Rule<ClimateParameters, ClimateState> = {
  id: 'climate',
  parameters: {
    device: text('a device'),
    metric: text('a metric', 'temperature'),
    unit: text('a unit', 'Cel'),
    upper: optional(decimal("the metric's unit", { from: '-273.15', to: '1000000' })),
    lower: optional(decimal("the metric's unit", { from: '-273.15', to: '1000000' })),
    durationMs: whole('milliseconds', { from: 0, to: 604_800_000, fallback: 1_800_000 }),
    deadband: decimal("the metric's unit", { from: '0', to: '100', fallback: '1' }),
    degreeHours: optional(decimal('unit x hours', { from: '0', to: '1000000' })),
    longestStepMs: whole('milliseconds', { from: 1_000, to: 86_400_000, fallback: 3_600_000 }),
  },
  sources: ({ device }) => [device],
  initial: () => INITIAL,
  standing: () => INITIAL,
  step: (state, event, parameters) => {
    const reading = watchedReading(event, parameters);
    if (!reading) return { state, findings: [] };
    return 'misfit' in reading ? { state, findings: [reading.misfit] } : read(state, reading, parameters);
  },
};

function read(
  before: ClimateState,
  { at, value, may }: WatchedReading,
  parameters: ClimateParameters,
): Step<ClimateState> {
  const excess = excessOf(value, parameters);
  const isBack = excess.compare(parameters.deadband.negated()) <= 0;
  const beyond = hold(before.beyond, !excess.isNegative() && !excess.isZero(), at, may);
  const last = { at, excess: (excess.isNegative() ? Decimal.ZERO : excess).toString() };
  const dose = doseUntil(before, at, parameters);
  const state: ClimateState = { beyond, dose: isBack ? '0' : dose.normalised().toString(), last };
  const { device, metric, unit, durationMs, degreeHours } = parameters;
  const about = { instance: `${device}/${metric}`, evidence: { source: device, at }, may, level: 'critical' as const };
  const said = `${metric} of ${device} is ${value.toString()} ${unit}`;
  if (isBack)
    return { state, findings: [{ ...about, verdict: 'cleared', message: `${said}, back within its limits.` }] };
  if (degreeHours !== null && dose.compare(degreeHours.times(HOUR_MS)) > 0) {
    const message = `${said}; beyond its limits it adds up to more than ${degreeHours.toString()} ${unit} x hours.`;
    return { state, findings: [{ ...about, verdict: 'raised', message }] };
  }
  if (!hasHeld(beyond, at, durationMs)) return { state, findings: [] };
  const message = `${said}, beyond its limits for ${durationMs / 1000} s or longer.`;
  const finding: Finding = { ...about, verdict: 'raised', may: beyond.may, message };
  return { state, findings: [finding] };
}

/** How far beyond the limit; below 0 by how far within. */
function excessOf(value: Decimal, { upper, lower }: ClimateParameters): Decimal {
  const above = upper?.negated().plus(value);
  const below = lower?.minus(value);
  if (above && below) return above.compare(below) > 0 ? above : below;
  return above ?? below ?? Decimal.of(-1_000_000n);
}

function doseUntil({ last, dose }: ClimateState, at: number, { longestStepMs }: ClimateParameters): Decimal {
  if (!last) return Decimal.ZERO;
  const lastingMs = BigInt(Math.max(0, Math.min(at - last.at, longestStepMs)));
  return Decimal.parse(dose).plus(Decimal.parse(last.excess).times(Decimal.of(lastingMs)));
}
