import { type Alarm, type AlarmBook, emptyBook } from '../../alarms/alarm.js';
import type { AlarmEvent } from '../../alarms/alarm-event.js';
import { transition } from '../../alarms/transition.js';
import type { RuleFinding } from '../../rules/rule.js';
import type { CourseStep } from './alarm-course.js';
import type { BundleAlarm, ResetEvent } from './bundle-alarm.js';
import { type BundleFinding, error, open } from './bundle-finding.js';
import type { BundleLimits } from './bundle-limits.js';
import { RuleRun, RuleUnusable } from './rule-run.js';

export interface Derivation {
  readonly alarms: readonly Alarm[];
  /** Of the rule as it last ran. */
  readonly sources: readonly string[];
  /** When the last finding came that rests on something's not having come; milliseconds since 1970. */
  readonly lastByAbsenceMs: number | null;
  /** Looks at the clock found it, of which the bundle need not hold all. */
  readonly isFoundByTicks: boolean;
  /** Why it ended before its end. */
  readonly broken?: BundleFinding;
}

/** How many steps are made between two looks at the time that it takes. */
const STEPS_BETWEEN = 32;
/** What is found when one of these is heard holds because something else was not. */
const OF_ABSENCE: ReadonlySet<string> = new Set(['tick', 'will', 'sequence']);
const NOBODY = 'a person';

/** The alarms of an instance that follow when the rule hears what was heard. */
export function deriveAlarms(
  alarm: BundleAlarm,
  site: string,
  course: readonly CourseStep[],
  { maxDerivationMs }: Pick<BundleLimits, 'maxDerivationMs'>,
): Derivation {
  const until = performance.now() + maxDerivationMs;
  const derived = new AlarmRun(alarm, site);
  let where = 'alarm.start';
  try {
    derived.begin();
    for (const [place, step] of course.entries()) {
      if (place % STEPS_BETWEEN === 0 && performance.now() > until) return derived.ended(tooLong(maxDerivationMs));
      where = step.where;
      derived.hear(step);
    }
    return derived.ended();
  } catch (refusal) {
    if (!(refusal instanceof RuleUnusable)) throw refusal;
    const isState = refusal.part === 'state';
    return derived.ended(
      error(isState ? 'state-unusable' : 'rule-unusable', isState ? 'alarm.start' : where, refusal.message),
    );
  }
}

function tooLong(maxDerivationMs: number): BundleFinding {
  const message = `the rule takes longer than ${maxDerivationMs} ms over this bundle: give it longer`;
  return open('derivation-too-long', 'alarm', message);
}

class AlarmRun {
  private book: AlarmBook;
  private run: RuleRun | undefined;
  private lastByAbsenceMs: number | null = null;
  private isFoundByTicks = false;
  private readonly refusals: BundleFinding[] = [];

  constructor(
    private readonly alarm: BundleAlarm,
    site: string,
  ) {
    const { start, instance, stated } = alarm;
    const raisedSoFar = start.kind === 'stated' ? start.raisedSoFar : 0;
    this.book = { ...emptyBook({ subject: site, ruleId: stated.by.ruleId, instance }), raisedSoFar };
  }

  begin(): void {
    this.run = new RuleRun(this.alarm.stated.by.ruleId, this.alarm.start);
  }

  hear(step: CourseStep): void {
    for (const event of step.events) {
      if (event.kind === 'version') this.run?.become(event);
      else if (event.kind === 'reset') this.reset(event, step);
      else for (const finding of this.run?.hear(event) ?? []) this.find(finding, event.kind, step);
    }
  }

  ended(broken?: BundleFinding): Derivation {
    const [refused = broken] = this.refusals;
    return {
      // One that a person let go is over and known: it is in no list of open ones any more.
      alarms: refused ? [] : [...this.book.open, ...(this.book.closed ? [this.book.closed] : [])],
      sources: this.run?.sources ?? [],
      ...{ lastByAbsenceMs: this.lastByAbsenceMs, isFoundByTicks: this.isFoundByTicks },
      ...(refused && { broken: refused }),
    };
  }

  private find(finding: RuleFinding, heard: string, { entry, heardAtMs }: CourseStep): void {
    if (finding.instance !== this.alarm.instance) return;
    const { evidence } = finding;
    const position = entry?.entry.index;
    const located = position === undefined ? finding : { ...finding, evidence: { ...evidence, position } };
    this.apply({ kind: 'finding', finding: located, now: heardAtMs });
    if (finding.verdict === 'cleared') return;
    if (OF_ABSENCE.has(heard) && !entry) this.lastByAbsenceMs = heardAtMs;
    this.isFoundByTicks ||= heard === 'tick';
  }

  /** Only who knows of an alarm may let it go. */
  private reset({ number }: ResetEvent, { where, heardAtMs: now }: CourseStep): void {
    const alarm = this.book.open.find((one) => one.number === number);
    if (!alarm?.latched || alarm.condition === 'cleared') {
      const message = `there is no alarm ${number} by then that a person could let go`;
      this.refusals.push(error('statement-not-borne-out', where, message));
      return;
    }
    this.apply({ kind: 'acknowledge', number, by: NOBODY, now });
    this.apply({ kind: 'reset', number, by: NOBODY, reason: NOBODY, now });
  }

  /** Nobody acknowledges here, so that every alarm would stay; of those that are over only the latest matters to the next. */
  private apply(event: AlarmEvent): void {
    const { book } = transition(this.book, event);
    const latest = book.raisedSoFar;
    const wanted = this.alarm.stated.number;
    const isKept = ({ condition, number }: Alarm) => condition === 'active' || number === latest || number === wanted;
    this.book = book.open.length > 2 ? { ...book, open: book.open.filter(isKept) } : book;
  }
}
