import { Decimal } from '@tallystick/kernel';
import { type Baseline, moved, NO_BASELINE, settle } from './baseline.js';
import { hasHeld, hold, type Hold, NOT_HELD } from './hold.js';
import { medianOf } from './median.js';
import { decimal, text, whole } from './parameters.js';
import type { Rule, Step } from './rule.js';
import { countedUncertainty, type Watched, watchedReading, type WatchedReading } from './watched-reading.js';

export interface WeightLossParameters extends Watched {
  readonly tolerance: Decimal;
  readonly coverageFactor: Decimal;
  /** The scale's standard uncertainty; a reading may state a smaller one and none that is greater. */
  readonly uncertainty: Decimal;
  readonly medianOf: number;
  readonly holdMs: number;
}

/** Plain JSON. */
export interface WeightLossState {
  readonly baseline: Baseline;
  /** The latest readings, the newest last: value and counted uncertainty. */
  readonly recent: readonly (readonly [value: string, uncertainty: string])[];
  readonly below: Hold;
}

const INITIAL: WeightLossState = { baseline: NO_BASELINE, recent: [], below: NOT_HELD };
const HALF = Decimal.parse('0.5');
const ONE = Decimal.of(1n);

/** The weight is below `w0 (1 - tolerance) - k u` for the hold, as a median; cleared from `w0 (1 - tolerance / 2)` on. */
export const weightLoss: Rule<WeightLossParameters, WeightLossState> = {
  id: 'weight-loss',
  parameters: {
    device: text('a device'),
    metric: text('a metric', 'weight'),
    unit: text('a unit', 'kg'),
    tolerance: decimal('ratio', { from: '0', to: '0.5', fallback: '0.02' }),
    coverageFactor: decimal('standard uncertainties', { from: '0', to: '10', fallback: '2' }),
    uncertainty: decimal("the scale's unit", { from: '0', to: '1000000' }),
    medianOf: whole('readings', { from: 1, to: 99, fallback: 5 }),
    holdMs: whole('milliseconds', { from: 0, to: 86_400_000, fallback: 60_000 }),
  },
  sources: ({ device }) => [device],
  initial: () => INITIAL,
  standing: ({ baseline }) => ({ ...INITIAL, baseline }),
  step: (state, event, parameters) => {
    if (event.kind === 'movement' && event.device === parameters.device) {
      return { state: { ...INITIAL, baseline: moved(state.baseline, event) }, findings: [] };
    }
    const reading = watchedReading(event, parameters);
    if (!reading) return { state, findings: [] };
    return 'misfit' in reading ? { state, findings: [reading.misfit] } : weighed(state, reading, parameters);
  },
};

function weighed(
  state: WeightLossState,
  reading: WatchedReading,
  parameters: WeightLossParameters,
): Step<WeightLossState> {
  const { at, value, may } = reading;
  // A loss that a backlog hides until after a movement shows when the papers of all movements are weighed against.
  if (at < state.baseline.movedAt) return { state, findings: [] };
  const allowance = parameters.coverageFactor.times(parameters.uncertainty);
  const wasSettling = state.baseline.settling;
  const baseline = settle(state.baseline, value, at, { readings: parameters.medianOf, allowance });
  if (wasSettling && at < wasSettling.until) return { state: { ...state, baseline }, findings: [] };
  const counted: [string, string] = [value.toString(), countedUncertainty(reading, parameters.uncertainty).toString()];
  const recent = [...state.recent, counted].slice(-parameters.medianOf);
  if (recent.length < parameters.medianOf || baseline.weight === null || baseline.settling) {
    return { state: { ...state, baseline, recent }, findings: [] };
  }
  const limits = limitsFor(baseline.weight, largest(recent), parameters);
  const median = medianOf(recent.map(([measured]) => Decimal.parse(measured)));
  const below = hold(state.below, median.compare(limits.raise) < 0, at, may);
  const after = { baseline, recent, below };
  const about = {
    instance: parameters.device,
    level: 'critical' as const,
    evidence: { source: parameters.device, at },
  };
  const figures = `${median.toString()} ${parameters.unit} of ${baseline.weight}`;
  if (hasHeld(below, at, parameters.holdMs)) {
    const message = `The scale shows ${figures}, below ${limits.raise.toString()} for ${parameters.holdMs / 1000} s or longer.`;
    return { state: after, findings: [{ ...about, verdict: 'raised', may: below.may, message }] };
  }
  if (median.compare(limits.clear) < 0) return { state: after, findings: [] };
  return { state: after, findings: [{ ...about, verdict: 'cleared', may, message: `The scale shows ${figures}.` }] };
}

interface Limits {
  readonly raise: Decimal;
  readonly clear: Decimal;
}

/** They stay the same from movement to movement, and are looked at with every reading. */
const lastLimits = new WeakMap<WeightLossParameters, { weight: string; uncertainty: string; limits: Limits }>();

function limitsFor(weight: string, uncertainty: string, parameters: WeightLossParameters): Limits {
  const last = lastLimits.get(parameters);
  if (last?.weight === weight && last.uncertainty === uncertainty) return last.limits;
  const limits = limitsOf(Decimal.parse(weight), Decimal.parse(uncertainty), parameters);
  lastLimits.set(parameters, { weight, uncertainty, limits });
  return limits;
}

function limitsOf(weight: Decimal, uncertainty: Decimal, { tolerance, coverageFactor }: WeightLossParameters): Limits {
  return {
    raise: weight.times(ONE.minus(tolerance)).minus(coverageFactor.times(uncertainty)).normalised(),
    clear: weight.times(ONE.minus(tolerance.times(HALF))),
  };
}

/** Of the uncertainties, of which mostly all are one. */
function largest(recent: WeightLossState['recent']): string {
  return recent
    .map(([, uncertainty]) => uncertainty)
    .reduce((most, text) => (most === text || Decimal.parse(text).compare(Decimal.parse(most)) <= 0 ? most : text));
}
