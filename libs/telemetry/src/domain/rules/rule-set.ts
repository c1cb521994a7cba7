import { anomaly } from './anomaly.js';
import { climate } from './climate.js';
import { crossSensor } from './cross-sensor.js';
import { door } from './door.js';
import { geofence } from './geofence.js';
import { inEventTime } from './in-event-time.js';
import { meanKineticTemperature } from './mean-kinetic-temperature.js';
import { type ConfiguredRule, configureRule, type Rule, type RuleId, type RuleVersion } from './rule.js';
import { sequence } from './sequence.js';
import { silence } from './silence.js';
import { slowTheft } from './slow-theft.js';
import { tagsMissing } from './tags-missing.js';
import { unauthorisedOutbound } from './unauthorised-outbound.js';
import { weightLoss } from './weight-loss.js';

const configurable =
  <Parameters extends object, State>(rule: Rule<Parameters, State>) =>
  (by: RuleVersion): ConfiguredRule<unknown> => {
    const { sources, initial, step } = configureRule(rule, by);
    return { sources, initial, step: (state, event) => step(state as State, event) };
  };

/** Every rule as it is run: in event time, but for those that come to the same in any order by themselves, or look at the newest alone. */
const RULES: Readonly<Record<RuleId, (by: RuleVersion) => ConfiguredRule<unknown>>> = {
  'weight-loss': configurable(inEventTime(weightLoss)),
  'slow-theft': configurable(inEventTime(slowTheft)),
  'unauthorised-outbound': configurable(inEventTime(unauthorisedOutbound)),
  door: configurable(inEventTime(door)),
  'tags-missing': configurable(tagsMissing),
  'cross-sensor': configurable(crossSensor),
  silence: configurable(silence),
  sequence: configurable(sequence),
  geofence: configurable(inEventTime(geofence)),
  climate: configurable(inEventTime(climate)),
  'mean-kinetic-temperature': configurable(meanKineticTemperature),
  anomaly: configurable(inEventTime(anomaly)),
};

/** A facility's rule, ready to step; its state is plain JSON and nobody else's business. Throws `RuleParametersInvalid`. */
export function ruleOf(by: RuleVersion): ConfiguredRule<unknown> {
  return RULES[by.ruleId](by);
}
