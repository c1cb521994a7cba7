import { Decimal } from '@tallystick/kernel';
import { type Consequence, mayOf, weaker } from './consequence.js';
import { hasHeld, hold, type Hold, NOT_HELD } from './hold.js';
import { eventTime } from './measurement.js';
import { medianOf } from './median.js';
import { decimal, text, whole } from './parameters.js';
import type { Rule, Step } from './rule.js';
import type { RuleEvent } from './rule-event.js';
import {
  cyclesUntilMissing,
  expectedTags,
  expecting,
  missingTags,
  NO_TAGS,
  read,
  type TagPresence,
} from './tag-presence.js';
import { type Watched, watchedReading } from './watched-reading.js';

export interface CrossSensorParameters extends Watched {
  readonly reader: string;
  /** What the goods under one tag weigh, in the scale's unit. */
  readonly unitWeight: Decimal;
  readonly tolerance: Decimal;
  readonly readRate: Decimal;
  readonly falseAlarmChance: Decimal;
  readonly medianOf: number;
  readonly holdMs: number;
  /** What is older than the other by more says nothing of it. */
  readonly farthestApartMs: number;
}

/** Plain JSON. */
export interface CrossSensorState {
  readonly presence: TagPresence;
  readonly weights: readonly string[];
  readonly weighed: { readonly at: number; readonly may: Consequence } | null;
  readonly counted: { readonly at: number; readonly may: Consequence } | null;
  readonly apart: Hold;
  /** Until then goods are on the move, and the two show it at different moments; milliseconds since 1970. */
  readonly movingUntil: number;
}

const INITIAL: CrossSensorState = {
  ...{ presence: NO_TAGS, weights: [], weighed: null, counted: null, apart: NOT_HELD, movingUntil: 0 },
};
const HALF = Decimal.parse('0.5');

/**
 * `abs(tags x unitWeight - w) > tolerance x w`, held; agrees again from half the tolerance on. A tag is there until it failed as often as
 * would make it missing: one round misses a tenth of them. It compares what is newest of both, so a weight that comes late is left out and
 * the rule needs no tail of rounds, each with all its tags. What a finding means for the evidence's grade is `gradeInFavour`'s.
 */
export const crossSensor: Rule<CrossSensorParameters, CrossSensorState> = {
  id: 'cross-sensor',
  parameters: {
    device: text('a device'),
    metric: text('a metric', 'weight'),
    unit: text('a unit', 'kg'),
    reader: text('a device'),
    unitWeight: decimal("the scale's unit", { from: '0.000001', to: '1000000' }),
    tolerance: decimal('ratio', { from: '0', to: '1', fallback: '0.05' }),
    readRate: decimal('ratio', { from: '0.1', to: '0.9999', fallback: '0.9' }),
    falseAlarmChance: decimal('ratio', { from: '0.000000000001', to: '0.1', fallback: '0.000001' }),
    medianOf: whole('readings', { from: 1, to: 99, fallback: 5 }),
    holdMs: whole('milliseconds', { from: 0, to: 604_800_000, fallback: 600_000 }),
    farthestApartMs: whole('milliseconds', { from: 1_000, to: 604_800_000, fallback: 1_800_000 }),
  },
  sources: ({ device, reader }) => [device, reader],
  initial: () => INITIAL,
  standing: ({ presence, movingUntil }) => ({ ...INITIAL, presence: { ...presence, cycles: [] }, movingUntil }),
  step: (state, event, parameters) => {
    const after = heard(state, event, parameters);
    return after === state ? { state, findings: [] } : compared(after, parameters);
  },
};

function heard(state: CrossSensorState, event: RuleEvent, parameters: CrossSensorParameters): CrossSensorState {
  if (event.kind === 'movement' && event.device === parameters.device) {
    return { ...state, movingUntil: Math.max(event.until, state.movingUntil), weights: [], apart: NOT_HELD };
  }
  if (event.kind === 'tags-expected' && event.device === parameters.reader) {
    return { ...state, presence: expecting(state.presence, event), apart: NOT_HELD };
  }
  if (event.kind === 'tag-cycle' && event.device === parameters.reader) {
    const presence = read(state.presence, event, cyclesOf(state, parameters));
    const at = eventTime(event);
    return {
      ...state,
      presence,
      counted: state.counted && at < state.counted.at ? state.counted : { at, may: mayOf(event) },
    };
  }
  const reading = watchedReading(event, parameters);
  if (!reading || 'misfit' in reading) return state;
  const isOld = state.weighed !== null && reading.at <= state.weighed.at;
  if (isOld || reading.at < state.movingUntil) return state;
  const weights = [...state.weights, reading.value.toString()].slice(-parameters.medianOf);
  return { ...state, weights, weighed: { at: reading.at, may: reading.may } };
}

function cyclesOf({ presence }: CrossSensorState, { readRate, falseAlarmChance }: CrossSensorParameters): number {
  return cyclesUntilMissing(expectedTags(presence), readRate, falseAlarmChance);
}

function compared(state: CrossSensorState, parameters: CrossSensorParameters): Step<CrossSensorState> {
  const { weighed, counted, presence, weights } = state;
  const { device, unit, farthestApartMs, unitWeight, tolerance, holdMs } = parameters;
  const cycles = cyclesOf(state, parameters);
  const isReady = weights.length >= parameters.medianOf && presence.cycles.length >= cycles;
  if (!weighed || !counted || !isReady || Math.abs(weighed.at - counted.at) > farthestApartMs) {
    return { state: { ...state, apart: NOT_HELD }, findings: [] };
  }
  const [at, may] = [Math.max(weighed.at, counted.at), weaker(weighed.may, counted.may)];
  const tags = expectedTags(presence) - missingTags(presence, cycles);
  const weight = medianOf(weights.map((text) => Decimal.parse(text)));
  const difference = unitWeight
    .times(Decimal.of(BigInt(tags)))
    .minus(weight)
    .abs();
  const limit = tolerance.times(weight.abs());
  const apart = hold(state.apart, difference.compare(limit) > 0, at, may);
  const about = { instance: device, level: 'warn' as const, evidence: { source: device, at } };
  const message = `${tags} tags of ${unitWeight.toString()} ${unit} are read where ${weight.toString()} ${unit} are weighed.`;
  const after = { ...state, apart };
  if (hasHeld(apart, at, holdMs)) {
    const finding = { ...about, verdict: 'raised', may: apart.may, message, corroboration: 'differs' } as const;
    return { state: after, findings: [finding] };
  }
  if (difference.compare(limit.times(HALF)) > 0) return { state: after, findings: [] };
  return { state: after, findings: [{ ...about, verdict: 'cleared', may, message, corroboration: 'agrees' }] };
}
