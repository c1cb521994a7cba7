import { type Alarm, type AlarmBook, emptyBook } from '../../alarms/alarm.js';
import { transition } from '../../alarms/transition.js';
import type { ConfiguredRule, RuleFinding } from '../../rules/rule.js';
import { type RuleEvent, sourceOf } from '../../rules/rule-event.js';
import type { CourseStep } from './alarm-course.js';
import type { BundleAlarm } from './bundle-alarm.js';
import type { BundleLimits } from './bundle-limits.js';

export interface Derivation {
  /** By number. */
  readonly alarms: readonly Alarm[];
  /** When the last finding came that rests on nothing in the log; milliseconds since 1970. */
  readonly lastStatedMs: number | null;
  readonly end: 'reached' | 'too-long' | 'state-unusable';
}

/** How many steps are made between two looks at the clock. */
const STEPS_BETWEEN = 32;

/** The alarms of an instance that follow, when the rule hears what was heard. */
export function deriveAlarms(
  { instance, start, stated }: BundleAlarm,
  site: string,
  rule: ConfiguredRule<unknown>,
  course: readonly CourseStep[],
  { maxDerivationMs }: Pick<BundleLimits, 'maxDerivationMs'>,
): Derivation {
  const raisedSoFar = start.kind === 'stated' ? start.raisedSoFar : 0;
  let book: AlarmBook = { ...emptyBook({ subject: site, ruleId: stated.by.ruleId, instance }), raisedSoFar };
  let state = start.kind === 'stated' ? start.state : rule.initial;
  let lastStatedMs: number | null = null;
  const until = performance.now() + maxDerivationMs;
  for (const [place, step] of course.entries()) {
    if (place % STEPS_BETWEEN === 0 && performance.now() > until) return { alarms: [], lastStatedMs, end: 'too-long' };
    for (const event of step.events) {
      const heard = heardBy(rule, state, event);
      if (!heard) return { alarms: [], lastStatedMs, end: 'state-unusable' };
      state = heard.state;
      for (const finding of heard.findings.filter((one) => one.instance === instance)) {
        book = withFinding(book, located(finding, step), step.heardAtMs, stated.number);
        if (step.statement && finding.verdict === 'raised') lastStatedMs = step.heardAtMs;
      }
    }
  }
  return { alarms: book.open, lastStatedMs, end: 'reached' };
}

/** @returns undefined when the state is none of this rule's, which only one that was stated can be */
function heardBy(rule: ConfiguredRule<unknown>, state: unknown, event: RuleEvent) {
  if (event.kind !== 'tick' && !rule.sources.includes(sourceOf(event))) return { state, findings: [] };
  try {
    return rule.step(state, event);
  } catch {
    return undefined;
  }
}

function located(finding: RuleFinding, { entry }: CourseStep): RuleFinding {
  return entry ? { ...finding, evidence: { ...finding.evidence, position: entry.entry.index } } : finding;
}

/** Nobody acknowledges here, so that every alarm would stay; of those that are over only the latest matters to the next. */
function withFinding(before: AlarmBook, finding: RuleFinding, now: number, wanted: number): AlarmBook {
  const { book } = transition(before, { kind: 'finding', finding, now });
  const latest = book.open.at(-1)?.number;
  const isKept = ({ condition, number }: Alarm) => condition === 'active' || number === latest || number === wanted;
  return book.open.length > 2 ? { ...book, open: book.open.filter(isKept) } : book;
}
