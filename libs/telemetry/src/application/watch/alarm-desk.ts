import type { ClientBase } from 'pg';
import { activeAlarm, type Alarm, type AlarmBook, emptyBook } from '../../domain/alarms/alarm.js';
import { TooManyKeys } from '../../domain/alarms/alarm-errors.js';
import type { AlarmEvent, AlarmNotice } from '../../domain/alarms/alarm-event.js';
import { changedAlarms } from '../../domain/alarms/changed-alarms.js';
import { transition } from '../../domain/alarms/transition.js';
import type { RuleFinding } from '../../domain/rules/rule.js';
import { OTHER_INSTANCES, type WatchLimits } from '../../domain/site-acts/watch-limits.js';
import { readBook } from '../../infra/read-books.js';
import { type BooksOfSite, isSilenced, type KeptBook } from './books-of-site.js';
import type { AlarmHappening } from './happening.js';
import type { WatchedRule } from './watched-rule.js';

/** A changed alarm, and whose. */
export interface ChangedAlarm {
  readonly rule: string;
  readonly instance: string;
  readonly alarm: Alarm;
}

/** Makes alarms of findings and of what people do, and gathers what is to be written of it, once for each alarm however often it was found. */
export class AlarmDesk {
  private changed = new Map<string, ChangedAlarm>();
  private happenings: AlarmHappening[] = [];

  constructor(
    private readonly site: string,
    readonly books: BooksOfSite,
    private readonly limits: WatchLimits,
  ) {}

  /** A promise when the database had to be asked. */
  found(
    db: ClientBase,
    rule: WatchedRule,
    finding: RuleFinding,
    position: number | null,
    now: number,
  ): Promise<void> | undefined {
    const known = this.books.find(rule.id, finding.instance);
    // A clear where nothing is active is what most findings are.
    if (finding.verdict === 'cleared' && (!known || (!activeAlarm(known.book) && !isSilenced(known.book)))) return;
    const { evidence } = finding;
    const placed = position === null ? finding : { ...finding, evidence: { ...evidence, position } };
    const event = { kind: 'finding', finding: placed, now } as const;
    if (known) {
      this.apply(known, event);
      return;
    }
    const hasRoom = this.books.countOf(rule.id) < this.limits.maxOpenKeys;
    const instance = hasRoom ? finding.instance : OTHER_INSTANCES;
    return this.bookOf(db, rule, instance).then((kept) => this.apply(kept, event));
  }

  async bookOf(db: ClientBase, { id: rule, by: { ruleId } }: WatchedRule, instance: string): Promise<KeptBook> {
    const known = this.books.find(rule, instance);
    if (known) return known;
    const key = { subject: this.site, ruleId, instance };
    const book = (await readBook(db, { rule, instance }, key)) ?? emptyBook(key);
    return this.books.keep({ rule, instance, book });
  }

  /** Of a key that somebody names. @throws TooManyKeys, when it is a new one and there is no room */
  async namedBook(db: ClientBase, rule: WatchedRule, instance: string): Promise<KeptBook> {
    const { maxOpenKeys } = this.limits;
    const isKnown = this.books.find(rule.id, instance) !== undefined;
    if (!isKnown && this.books.countOf(rule.id) >= maxOpenKeys) throw new TooManyKeys(maxOpenKeys);
    return this.bookOf(db, rule, instance);
  }

  /** @throws the errors of `alarm-errors.ts`, and then nothing has changed */
  apply(kept: KeptBook, event: AlarmEvent): void {
    const before = kept.book;
    const { book, notices } = transition(before, event);
    if (isSame(before, book)) return;
    this.books.change(kept, book);
    const { rule, instance } = kept;
    const alarms = new Map<number, Alarm>();
    for (const alarm of changedAlarms(before, book, event)) {
      alarms.set(alarm.number, alarm);
      this.changed.set(`${rule}/${instance}/${alarm.number}`, { rule, instance, alarm });
    }
    for (const notice of notices) {
      const alarm = alarms.get(notice.number) ?? book.open.find(({ number }) => number === notice.number);
      if (alarm) this.happenings.push({ rule, instance, alarm, notice, ...doerOf(event, notice) });
    }
  }

  /** Whose silencing has run out. */
  passTime(now: number): void {
    for (const kept of this.books.silenced()) this.apply(kept, { kind: 'time', now });
  }

  take(): { readonly alarms: readonly ChangedAlarm[]; readonly happenings: readonly AlarmHappening[] } {
    const taken = { alarms: [...this.changed.values()], happenings: this.happenings };
    this.forget();
    return taken;
  }

  forget(): void {
    this.changed = new Map();
    this.happenings = [];
  }
}

/** `transition` answers a new book always; of its parts it keeps those that did not change. */
function isSame(one: AlarmBook, other: AlarmBook): boolean {
  return (
    one.open === other.open &&
    one.closed === other.closed &&
    one.shelved === other.shelved &&
    one.outages.length === other.outages.length
  );
}

/** Whoever ended a silence did not do what it kept from them. */
function doerOf(event: AlarmEvent, { kind }: AlarmNotice): Pick<AlarmHappening, 'by' | 'reason'> {
  if (kind === 'resumed') return { by: null, reason: null };
  return { by: 'by' in event ? event.by : null, reason: 'reason' in event ? event.reason : null };
}
