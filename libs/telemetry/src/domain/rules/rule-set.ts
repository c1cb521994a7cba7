import { Decimal } from '@tallystick/kernel';
import { anomaly } from './anomaly.js';
import { climate } from './climate.js';
import { crossSensor } from './cross-sensor.js';
import { door } from './door.js';
import { geofence } from './geofence.js';
import { inEventTime } from './in-event-time.js';
import { meanKineticTemperature } from './mean-kinetic-temperature.js';
import type { Field, FieldForm } from './parameters.js';
import { type ConfiguredRule, configureRule, type Rule, type RuleId, type RuleVersion } from './rule.js';
import { sequence } from './sequence.js';
import { silence } from './silence.js';
import { slowTheft } from './slow-theft.js';
import { tagsMissing } from './tags-missing.js';
import { unauthorisedOutbound } from './unauthorised-outbound.js';
import { weightLoss } from './weight-loss.js';

interface RunnableRule {
  readonly configure: (by: RuleVersion) => ConfiguredRule<unknown>;
  readonly parameters: readonly RuleParameter[];
}

/** A parameter as whoever sets it is told. */
export interface RuleParameter extends FieldForm {
  readonly name: string;
  readonly unit: string;
  /** What holds when nothing is given, as text; missing when it must be given. */
  readonly fallback?: string | null;
}

function runnable<Parameters extends object, State>(rule: Rule<Parameters, State>): RunnableRule {
  return {
    configure: (by) => {
      const { sources, watched, initial, standing, step } = configureRule(rule, by);
      return {
        ...{ sources, watched, initial },
        standing: (state) => standing(state as State),
        step: (state, event) => step(state as State, event),
      };
    },
    parameters: Object.entries<Field<unknown>>(rule.parameters).map(([name, field]) => described(name, field)),
  };
}

function described(name: string, { unit, form, ...field }: Field<unknown>): RuleParameter {
  if (!('fallback' in field)) return { name, unit, ...form };
  return { name, unit, ...form, fallback: shown(field.fallback) };
}

function shown(fallback: unknown): string | null {
  if (fallback instanceof Decimal) return fallback.toString();
  return typeof fallback === 'string' || typeof fallback === 'number' ? String(fallback) : null;
}

/** Every rule as it is run: in event time, but for those that come to the same in any order by themselves, or look at the newest alone. */
const RULES: Readonly<Record<RuleId, RunnableRule>> = {
  'weight-loss': runnable(inEventTime(weightLoss)),
  'slow-theft': runnable(inEventTime(slowTheft)),
  'unauthorised-outbound': runnable(inEventTime(unauthorisedOutbound)),
  door: runnable(inEventTime(door)),
  'tags-missing': runnable(tagsMissing),
  'cross-sensor': runnable(crossSensor),
  silence: runnable(silence),
  sequence: runnable(sequence),
  geofence: runnable(inEventTime(geofence)),
  climate: runnable(inEventTime(climate)),
  'mean-kinetic-temperature': runnable(meanKineticTemperature),
  anomaly: runnable(inEventTime(anomaly)),
};

/** A facility's rule, ready to step; its state is plain JSON and nobody else's business. Throws `RuleParametersInvalid`. */
export function ruleOf(by: RuleVersion): ConfiguredRule<unknown> {
  return RULES[by.ruleId].configure(by);
}

/** The parameters that a rule takes, with units, ranges and defaults. */
export function parametersOf(ruleId: RuleId): readonly RuleParameter[] {
  return RULES[ruleId].parameters;
}
