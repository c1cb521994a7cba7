import { Decimal } from '@tallystick/kernel';
import { weaker } from './consequence.js';
import { decimal, text, whole } from './parameters.js';
import { learned, type Profile, profileScore, UNLEARNED } from './residual-profile.js';
import type { Rule, Step } from './rule.js';
import { type Watched, watchedReading, type WatchedReading } from './watched-reading.js';

export interface AnomalyParameters extends Watched {
  /** How many robust standard deviations are out of the ordinary. */
  readonly threshold: Decimal;
  /** How many readings in a row must be so. */
  readonly readings: number;
  /** The least standard deviation that counts, in the metric's unit: a sensor that shows the same for hours is not made of glass. */
  readonly leastDeviation: Decimal;
  /** The season's length, and how finely it is known. */
  readonly seasonMs: number;
  readonly seasonSlots: number;
  /** How long nothing is said, so that the rule knows a season first. */
  readonly learningMs: number;
  /** How long after it was raised a score that is normal again is not yet a clear, nor a new one another alarm. */
  readonly refractoryMs: number;
}

/** Plain JSON. */
export interface AnomalyState {
  readonly profile: Profile;
  readonly firstAt: number | null;
  readonly inARow: number;
  readonly raisedAt: number | null;
}

const INITIAL: AnomalyState = { profile: UNLEARNED, firstAt: null, inARow: 0, raisedAt: null };
const HALF = Decimal.parse('0.5');

/**
 * What differs from its own level and season by many robust deviations, several readings in a row. It knows no reason, so it may warn and
 * never call.
 */
export const anomaly: Rule<AnomalyParameters, AnomalyState> = {
  id: 'anomaly',
  parameters: {
    device: text('a device'),
    metric: text('a metric'),
    unit: text('a unit'),
    threshold: decimal('standard deviations', { from: '1', to: '1000', fallback: '8' }),
    readings: whole('readings', { from: 1, to: 1_000, fallback: 3 }),
    leastDeviation: decimal("the metric's unit", { from: '0.000001', to: '1000000' }),
    seasonMs: whole('milliseconds', { from: 60_000, to: 604_800_000, fallback: 86_400_000 }),
    seasonSlots: whole('slots', { from: 1, to: 168, fallback: 24 }),
    learningMs: whole('milliseconds', { from: 0, to: 31_536_000_000, fallback: 259_200_000 }),
    refractoryMs: whole('milliseconds', { from: 0, to: 604_800_000, fallback: 3_600_000 }),
  },
  sources: ({ device }) => [device],
  initial: () => INITIAL,
  standing: ({ profile, firstAt }) => ({ ...INITIAL, profile, firstAt }),
  step: (state, event, parameters) => {
    const reading = watchedReading(event, parameters);
    if (!reading) return { state, findings: [] };
    return 'misfit' in reading ? { state, findings: [reading.misfit] } : scored(state, reading, parameters);
  },
};

function scored(
  before: AnomalyState,
  { at, value, may }: WatchedReading,
  parameters: AnomalyParameters,
): Step<AnomalyState> {
  const { device, metric, unit, threshold, refractoryMs } = parameters;
  const score = profileScore(before.profile, { at, value }, parameters);
  const firstAt = before.firstAt ?? at;
  const isOver = score !== null && score.compare(threshold) > 0;
  const inARow = isOver ? before.inARow + 1 : 0;
  const profile = learned(before.profile, { at, value }, parameters);
  const learning = { profile, firstAt, inARow, raisedAt: before.raisedAt };
  if (at - firstAt < parameters.learningMs || score === null)
    return { state: { ...learning, inARow: 0 }, findings: [] };
  const about = { instance: `${device}/${metric}`, level: 'warn' as const, evidence: { source: device, at } };
  const message = `${metric} of ${device} is ${value.toString()} ${unit}, ${score.toString()} deviations off what is usual then.`;
  const finding = { ...about, may: weaker(may, 'warn'), message };
  if (inARow >= parameters.readings) {
    return { state: { ...learning, raisedAt: at }, findings: [{ ...finding, verdict: 'raised' }] };
  }
  const isResting = before.raisedAt !== null && at - before.raisedAt < refractoryMs;
  if (isOver || isResting || score.compare(threshold.times(HALF)) > 0) return { state: learning, findings: [] };
  return { state: { ...learning, raisedAt: null }, findings: [{ ...finding, verdict: 'cleared' }] };
}
