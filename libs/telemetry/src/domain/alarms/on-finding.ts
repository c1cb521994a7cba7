import { CONSEQUENCES } from '../rules/consequence.js';
import type { RuleFinding } from '../rules/rule.js';
import { activeAlarm, type Alarm, type AlarmBook } from './alarm.js';
import { withAlarm } from './alarm-book.js';
import type { Change } from './alarm-event.js';

/** What a rule found, by its event time. */
export function found(book: AlarmBook, finding: RuleFinding, now: number): Change {
  const active = activeAlarm(book);
  if (finding.verdict === 'cleared') return active ? cleared(book, active, finding) : { book, notices: [] };
  if (active) return goesOn(book, active, finding);
  const over = latestOver(book);
  if (over && isWithin(over, finding)) return { book: withAlarm(book, counted(over, finding)), notices: [] };
  return raised(book, finding, now);
}

function raised(book: AlarmBook, finding: RuleFinding, now: number): Change {
  const { by, level, may, message, evidence } = finding;
  const number = book.raisedSoFar + 1;
  const alarm: Alarm = {
    ...{ number, by, level, may, message },
    ...{ condition: 'active', acknowledged: null, latched: finding.latched ?? false, returnedAt: null },
    ...{ escalation: finding.escalation ?? 0, first: evidence, last: evidence, count: 1 },
    ...{ raisedAt: now, clearedBy: null, reset: null },
  };
  return { book: { ...withAlarm(book, alarm), raisedSoFar: number }, notices: [{ kind: 'raised', number }] };
}

function goesOn(book: AlarmBook, active: Alarm, finding: RuleFinding): Change {
  const after = counted(active, finding);
  const isWorse = after.level !== active.level;
  const isEscalated = isWorse || after.escalation > active.escalation;
  // Who acknowledged a warning has not acknowledged that it became critical.
  const alarm = { ...after, acknowledged: isWorse ? null : after.acknowledged };
  return { book: withAlarm(book, alarm), notices: isEscalated ? [{ kind: 'escalated', number: active.number }] : [] };
}

/** Level, escalation and what it may do never fall while an alarm lasts: what was found once was found. */
function counted(alarm: Alarm, { evidence, level, may, message, escalation = 0 }: RuleFinding): Alarm {
  const isNewest = evidence.at >= alarm.last.at;
  const isStronger = CONSEQUENCES.indexOf(may) > CONSEQUENCES.indexOf(alarm.may);
  const isBack = alarm.returnedAt !== null && evidence.at > alarm.returnedAt;
  return {
    ...alarm,
    level: alarm.level === 'critical' ? 'critical' : level,
    may: isStronger ? may : alarm.may,
    escalation: Math.max(alarm.escalation, escalation),
    message: isNewest ? message : alarm.message,
    first: evidence.at < alarm.first.at ? evidence : alarm.first,
    last: isNewest ? evidence : alarm.last,
    count: alarm.count + 1,
    returnedAt: isBack ? null : alarm.returnedAt,
  };
}

function cleared(book: AlarmBook, active: Alarm, { evidence }: RuleFinding): Change {
  if (evidence.at <= active.last.at) return { book, notices: [] };
  const { number } = active;
  if (active.latched) {
    if (active.returnedAt !== null) return { book, notices: [] };
    return { book: withAlarm(book, { ...active, returnedAt: evidence.at }), notices: [{ kind: 'returned', number }] };
  }
  const alarm: Alarm = { ...active, condition: 'cleared', clearedBy: evidence };
  return { book: withAlarm(book, alarm), notices: [{ kind: 'cleared', number }] };
}

function latestOver({ open, closed }: AlarmBook): Alarm | null {
  const latest = open.at(-1) ?? null;
  return latest && closed && closed.number > latest.number ? closed : (latest ?? closed);
}

/** Late evidence of what was raised and is over, or the same evidence again, is no new alarm. */
function isWithin({ first, last, clearedBy }: Alarm, { evidence }: RuleFinding): boolean {
  return evidence.at >= first.at && (clearedBy ? evidence.at < clearedBy.at : evidence.at <= last.at);
}
