import { RuleParametersInvalid } from '../../rules/parameters.js';
import type { ConfiguredRule } from '../../rules/rule.js';
import { ruleOf } from '../../rules/rule-set.js';
import { courseOf } from './alarm-course.js';
import type { BundleAlarm, DerivedAlarm } from './bundle-alarm.js';
import type { BundleLimits } from './bundle-limits.js';
import type { Bundle } from './bundle.js';
import { type BundleFinding, error, open } from './bundle-finding.js';
import { checkCourse } from './check-course.js';
import type { SoundEntry } from './check-entries.js';
import { checkStatements } from './check-statements.js';
import { compareAlarm, derivedPart, notDerived } from './compare-alarm.js';
import { type Derivation, deriveAlarms } from './derive-alarm.js';
import { takenOnWord } from './taken-on-word.js';

export interface CheckedAlarm {
  readonly findings: readonly BundleFinding[];
  readonly alarm: DerivedAlarm | null;
  readonly takenOnWord: readonly string[];
}

/** Makes the alarm again from what was heard, and says where it is another than the one stated. */
export function checkAlarm(bundle: Bundle, sound: readonly SoundEntry[], limits: BundleLimits): CheckedAlarm {
  const { alarm, site } = bundle;
  if (!alarm) return { findings: [], alarm: null, takenOnWord: [] };
  const rule = configured(alarm);
  if ('severity' in rule) return { findings: [rule], alarm: null, takenOnWord: [] };
  const course = courseOf(alarm, sound);
  const derivation = deriveAlarms(alarm, site, rule, course, limits);
  const derived = derivation.alarms.find(({ number }) => number === alarm.stated.number);
  return {
    findings: [
      ...startFindings(alarm),
      ...checkStatements(alarm, course, sound),
      ...checkCourse(bundle, rule, course, sound, derivation.lastStatedMs),
      ...outcome(alarm, derivation, limits),
    ],
    alarm: derived ? derivedPart(derived) : null,
    takenOnWord: takenOnWord(alarm, rule, course),
  };
}

function configured({ stated }: BundleAlarm): ConfiguredRule<unknown> | BundleFinding {
  try {
    return ruleOf(stated.by);
  } catch (refusal) {
    if (!(refusal instanceof RuleParametersInvalid)) throw refusal;
    return error('rule-unusable', 'alarm.stated.by', refusal.message);
  }
}

function startFindings({ start, stated }: BundleAlarm): BundleFinding[] {
  if (start.kind === 'initial') return [];
  const message =
    `the derivation begins at leaf ${start.logSize} with a state of ${stated.by.ruleId} that the platform states: ` +
    "ask for a bundle from the rule's beginning";
  return [open('state-stated', 'alarm.start', message)];
}

function outcome(alarm: BundleAlarm, { alarms, end }: Derivation, { maxDerivationMs }: BundleLimits): BundleFinding[] {
  if (end === 'state-unusable') {
    return [error('state-unusable', 'alarm.start.state', `it is no state of ${alarm.stated.by.ruleId}`)];
  }
  if (end === 'too-long') {
    const message = `the rule takes longer than ${maxDerivationMs} ms over this bundle: give it longer`;
    return [open('derivation-too-long', 'alarm', message)];
  }
  const derived = alarms.find(({ number }) => number === alarm.stated.number);
  return derived ? compareAlarm(alarm.stated, derivedPart(derived)) : [notDerived(alarm, alarms)];
}
