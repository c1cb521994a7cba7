import type { AlarmBook, AlarmKey } from '../domain/alarms/alarm.js';
import { emptyBook } from '../domain/alarms/alarm.js';
import type { AlarmEvent, Transition } from '../domain/alarms/alarm-event.js';
import { transition } from '../domain/alarms/transition.js';
import type { Finding, RuleFinding, RuleVersion } from '../domain/rules/rule.js';

export const KEY: AlarmKey = { subject: 'collateral-1', ruleId: 'weight-loss', instance: 'scale-1' };
export const BY: RuleVersion = { ruleId: 'weight-loss', version: 4, parameters: { device: 'scale-1' } };

export function finding(verdict: Finding['verdict'], at: number, more: Partial<RuleFinding> = {}): RuleFinding {
  const about = { instance: 'scale-1', level: 'warn', may: 'call', message: `at ${at}`, by: BY } as const;
  return { ...about, verdict, evidence: { source: 'scale-1', at }, ...more };
}

export const told = (verdict: Finding['verdict'], at: number, more: Partial<RuleFinding> = {}): AlarmEvent => ({
  kind: 'finding',
  finding: finding(verdict, at, more),
  now: at,
});

/** A book after events, with what each of them gave notice of; put away as JSON between any two. */
export function alarmRun(events: readonly AlarmEvent[], from: AlarmBook = emptyBook(KEY)) {
  const notices: Transition['notices'][number][] = [];
  let book = from;
  for (const event of events) {
    const after = transition(JSON.parse(JSON.stringify(book)) as AlarmBook, event);
    notices.push(...after.notices);
    book = after.book;
  }
  return { book, notices };
}
