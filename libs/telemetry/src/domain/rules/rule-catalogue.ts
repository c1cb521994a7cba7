import { RULE_IDS, type RuleId } from './rule.js';
import { parametersOf, type RuleParameter } from './rule-set.js';

/** A kind of rule, for whoever sets one. */
export interface RuleDescription {
  readonly id: RuleId;
  readonly raisedWhen: string;
  readonly clearedWhen: string;
  readonly parameters: readonly RuleParameter[];
}

const TOLD: Readonly<Record<RuleId, Pick<RuleDescription, 'raisedWhen' | 'clearedWhen'>>> = {
  'weight-loss': {
    raisedWhen:
      'The median of the last readings is below baseline x (1 - tolerance) - coverageFactor x uncertainty for holdMs. The baseline is weighed after each movement, and is never less than the papers of all movements say.',
    clearedWhen: 'The median is at baseline x (1 - tolerance / 2) or above.',
  },
  'slow-theft': {
    raisedWhen:
      'Losses add up: S = max(0, S + (baseline - w) / sigma - slack) is over threshold, w the median of blockReadings readings.',
    clearedWhen: 'The sum is back at 0.',
  },
  'unauthorised-outbound': {
    raisedWhen:
      'What left a scale is more than the release orders for its time, by more than coverageFactor x uncertainty x sqrt(drops).',
    clearedWhen: 'A release order covers it.',
  },
  door: {
    raisedWhen: 'Open outside its hours, or longer than longestOpenMs. Rises by one for each minute.',
    clearedWhen: 'Closed for debounceMs.',
  },
  'tags-missing': {
    raisedWhen:
      'More than allowedShare of the expected tags failed in N rounds in a row, N = ceil(ln(falseAlarmChance / tags) / ln(1 - readRate)).',
    clearedWhen: 'No more than that share is missing.',
  },
  'cross-sensor': {
    raisedWhen: 'abs(tags x unitWeight - w) is over tolerance x w for holdMs.',
    clearedWhen: 'It is half of that or less.',
  },
  silence: {
    raisedWhen:
      "Nothing was measured for warnTimes report intervals; critical from criticalTimes on, or at once when the gateway's connection breaks.",
    clearedWhen: 'The device reports again.',
  },
  sequence: {
    raisedWhen:
      'A gateway leaves out batches, puts two under one number, or begins again unannounced. Stays until a person resets it.',
    clearedWhen: 'Never by itself; that a gap was filled is recorded.',
  },
  geofence: {
    raisedWhen: 'outsideFixes of the last fixes are outside the polygon by more than their accuracy.',
    clearedWhen: 'As many are inside.',
  },
  climate: {
    raisedWhen: 'Beyond a limit for durationMs, or by more than degreeHours in one excursion.',
    clearedWhen: 'Back within the limits by the deadband.',
  },
  'mean-kinetic-temperature': {
    raisedWhen: 'The mean kinetic temperature over windowMs is above the limit.',
    clearedWhen: 'It is at the limit or below.',
  },
  anomaly: {
    raisedWhen:
      'So many readings in a row are more than threshold robust deviations off level and season. It may warn alone.',
    clearedWhen: 'The score is under half the threshold, refractoryMs after it was raised.',
  },
};

/** Every kind of rule with what it takes. */
export const RULE_CATALOGUE: readonly RuleDescription[] = RULE_IDS.map((id) => ({
  id,
  ...TOLD[id],
  parameters: parametersOf(id),
}));
