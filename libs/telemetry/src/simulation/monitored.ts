import { type AlarmBook, emptyBook } from '../domain/alarms/alarm.js';
import { transition } from '../domain/alarms/transition.js';
import type { RuleFinding, RuleId, RuleVersion } from '../domain/rules/rule.js';
import type { RuleEvent } from '../domain/rules/rule-event.js';
import { sourceOf } from '../domain/rules/rule-event.js';
import { ruleOf } from '../domain/rules/rule-set.js';

const MINUTE_MS = 60_000;

/** The rules of the simulated warehouse, tuned on its seed `tuning`. */
export const WAREHOUSE_RULES: readonly RuleVersion[] = [
  rule('weight-loss', { device: 'scale-1', uncertainty: '0.5' }),
  rule('slow-theft', { device: 'scale-1', sigma: '1' }),
  rule('unauthorised-outbound', { device: 'scale-1', uncertainty: '0.5', leastDrop: '3' }),
  rule('door', { device: 'door-1' }),
  rule('tags-missing', { device: 'reader-1' }),
  rule('cross-sensor', { device: 'scale-1', reader: 'reader-1', unitWeight: '10' }),
  rule('silence', { device: 'scale-1', gateway: 'gateway-1', intervalMs: MINUTE_MS }),
  rule('silence', { device: 'probe-1', gateway: 'gateway-1', intervalMs: 5 * MINUTE_MS }),
  rule('climate', { device: 'probe-1', upper: '8', lower: '2', degreeHours: '6' }),
  rule('mean-kinetic-temperature', {
    ...{ device: 'probe-1', limit: '8', windowMs: 86_400_000, slotMs: 5 * MINUTE_MS, leastSlots: 144 },
  }),
  rule('anomaly', { device: 'probe-1', metric: 'temperature', unit: 'Cel', leastDeviation: '0.1' }),
];

function rule(ruleId: RuleId, parameters: Readonly<Record<string, unknown>>): RuleVersion {
  return { ruleId, version: 1, parameters };
}

export interface RaisedAlarm {
  readonly ruleId: RuleId;
  readonly instance: string;
  /** The server's clock when it was raised, milliseconds since 1970. */
  readonly at: number;
  readonly may: RuleFinding['may'];
}

export interface Monitored {
  readonly raised: readonly RaisedAlarm[];
  readonly books: ReadonlyMap<string, AlarmBook>;
}

/** Every rule over every event in the order of arrival, and the alarms that come of it. */
export function monitored(events: readonly RuleEvent[], rules: readonly RuleVersion[] = WAREHOUSE_RULES): Monitored {
  const running = rules.map((by) => {
    const configured = ruleOf(by);
    return { configured, state: configured.initial };
  });
  const books = new Map<string, AlarmBook>();
  const raised: RaisedAlarm[] = [];
  let now = 0;
  for (const event of events) {
    now = Math.max(now, heardAt(event));
    for (const one of running) {
      if (event.kind !== 'tick' && !one.configured.sources.includes(sourceOf(event))) continue;
      const { state, findings } = one.configured.step(one.state, event);
      one.state = state;
      for (const finding of findings) raised.push(...alarmsOf(books, finding, now));
    }
  }
  return { raised, books };
}

function alarmsOf(books: Map<string, AlarmBook>, finding: RuleFinding, now: number): readonly RaisedAlarm[] {
  const { by, instance, may } = finding;
  const key = { subject: 'site-1', ruleId: by.ruleId, instance };
  const name = `${by.ruleId}/${instance}`;
  const { book, notices } = transition(books.get(name) ?? emptyBook(key), { kind: 'finding', finding, now });
  books.set(name, book);
  return notices.filter(({ kind }) => kind === 'raised').map(() => ({ ruleId: by.ruleId, instance, at: now, may }));
}

function heardAt(event: RuleEvent): number {
  if (event.kind === 'measurement') return event.measurement.receivedAt;
  return 'receivedAt' in event ? event.receivedAt : event.kind === 'tick' ? event.at : 0;
}
