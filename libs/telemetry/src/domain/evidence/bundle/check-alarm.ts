import { courseOf } from './alarm-course.js';
import type { BundleAlarm, DerivedAlarm } from './bundle-alarm.js';
import type { BundleLimits } from './bundle-limits.js';
import type { Bundle } from './bundle.js';
import { type BundleFinding, open } from './bundle-finding.js';
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
  const course = courseOf(alarm, sound);
  const derivation = deriveAlarms(alarm, site, course, limits);
  const derived = derivation.alarms.find(({ number }) => number === alarm.stated.number);
  return {
    findings: [
      ...startFindings(alarm),
      ...checkStatements(alarm, course, sound),
      ...checkCourse(bundle, derivation, course, sound),
      ...outcome(alarm, derivation),
    ],
    alarm: derived ? derivedPart(derived) : null,
    takenOnWord: takenOnWord(alarm, derivation.sources, course),
  };
}

function startFindings({ start, stated }: BundleAlarm): BundleFinding[] {
  if (start.kind === 'initial') return [];
  const message =
    `the derivation begins at leaf ${start.logSize} with a state of ${stated.by.ruleId} that the platform states: ` +
    "ask for a bundle from the rule's beginning";
  return [open('state-stated', 'alarm.start', message)];
}

function outcome(alarm: BundleAlarm, { alarms, isFoundByTicks, broken }: Derivation): BundleFinding[] {
  if (broken) return [broken];
  const derived = alarms.find(({ number }) => number === alarm.stated.number);
  return derived ? compareAlarm(alarm.stated, derivedPart(derived), isFoundByTicks) : [notDerived(alarm, alarms)];
}
