import type { ClientBase } from 'pg';
import { type Alarm, type AlarmBook, alarmState } from '../domain/alarms/alarm.js';
import { urgencyOf } from '../domain/alarms/urgency.js';
import type { AlarmNotice } from '../domain/alarms/alarm-event.js';

interface OfKey {
  /** The rule's UUID. */
  readonly rule: string;
  readonly instance: string;
}

const BOOKS = `
  INSERT INTO telemetry.alarm_book (site, rule, instance, raised_so_far, shelved, outages, is_live)
  SELECT $1, rule, instance, raised_so_far, shelved::jsonb, outages::jsonb, is_live
  FROM unnest($2::uuid[], $3::text[], $4::integer[], $5::text[], $6::text[], $7::boolean[])
    AS book (rule, instance, raised_so_far, shelved, outages, is_live)
  ON CONFLICT (rule, instance) DO UPDATE SET raised_so_far = excluded.raised_so_far, shelved = excluded.shelved,
    outages = excluded.outages, is_live = excluded.is_live`;

export interface BookToWrite extends OfKey {
  readonly book: AlarmBook;
  readonly isLive: boolean;
}

export async function writeBooks(db: ClientBase, site: number, books: readonly BookToWrite[]): Promise<void> {
  if (books.length === 0) return;
  await db.query(BOOKS, [
    site,
    books.map(({ rule }) => rule),
    books.map(({ instance }) => instance),
    books.map(({ book }) => book.raisedSoFar),
    books.map(({ book }) => book.shelved && JSON.stringify(book.shelved)),
    books.map(({ book }) => JSON.stringify(book.outages)),
    books.map(({ isLive }) => isLive),
  ]);
}

const ALARMS = `
  INSERT INTO telemetry.alarm (site, rule, instance, number, rule_id, version, state, level, urgency, raised_at,
    first_position, last_position, count, body)
  SELECT $1, rule, instance, number, rule_id, version, state, level, urgency, raised_at, first_position, last_position, count,
    body::jsonb
  FROM unnest($2::uuid[], $3::text[], $4::integer[], $5::text[], $6::integer[], $7::text[], $8::text[], $9::smallint[],
    $10::timestamptz[], $11::bigint[], $12::bigint[], $13::bigint[], $14::text[])
    AS alarm (rule, instance, number, rule_id, version, state, level, urgency, raised_at, first_position, last_position, count, body)
  ON CONFLICT (rule, instance, number) DO UPDATE SET state = excluded.state, level = excluded.level, urgency = excluded.urgency,
    first_position = excluded.first_position, last_position = excluded.last_position, count = excluded.count, body = excluded.body`;

export interface AlarmToWrite extends OfKey {
  readonly alarm: Alarm;
}

export async function writeAlarms(db: ClientBase, site: number, alarms: readonly AlarmToWrite[]): Promise<void> {
  if (alarms.length === 0) return;
  const of = <T>(value: (alarm: Alarm) => T) => alarms.map(({ alarm }) => value(alarm));
  await db.query(ALARMS, [
    site,
    alarms.map(({ rule }) => rule),
    alarms.map(({ instance }) => instance),
    of(({ number }) => number),
    of(({ by }) => by.ruleId),
    of(({ by }) => by.version),
    of(alarmState),
    of(({ level }) => level),
    of((alarm) => urgencyOf({ state: alarmState(alarm), level: alarm.level })),
    of(({ raisedAt }) => new Date(raisedAt)),
    of(({ first }) => first.position ?? null),
    of(({ last }) => last.position ?? null),
    of(({ count }) => count),
    of((alarm) => JSON.stringify(alarm)),
  ]);
}

/** Something that happened to an alarm. */
export interface EventToWrite extends AlarmToWrite {
  readonly notice: AlarmNotice;
  readonly by: string | null;
  readonly reason: string | null;
}

const EVENTS = `
  INSERT INTO telemetry.alarm_event (alarm, place, kind, at, by, reason, silenced_by, body)
  SELECT alarm.id, event.place, event.kind, $1, event.by, event.reason, event.silenced_by, event.body::jsonb
  FROM unnest($2::uuid[], $3::text[], $4::integer[], $5::text[], $6::bigint[], $7::text[], $8::text[], $9::text[])
    WITH ORDINALITY AS event (rule, instance, number, kind, by, reason, silenced_by, body, place)
  JOIN telemetry.alarm alarm USING (rule, instance, number)
  ORDER BY event.place`;

/** After their alarms. */
export async function writeEvents(db: ClientBase, now: number, events: readonly EventToWrite[]): Promise<void> {
  if (events.length === 0) return;
  await db.query(EVENTS, [
    new Date(now),
    events.map(({ rule }) => rule),
    events.map(({ instance }) => instance),
    events.map(({ alarm }) => alarm.number),
    events.map(({ notice }) => notice.kind),
    events.map(({ by }) => by),
    events.map(({ reason }) => reason),
    events.map(({ notice }) => notice.silencedBy),
    events.map(({ alarm }) => JSON.stringify(toldOf(alarm))),
  ]);
}

/** What an alarm was when something happened to it. */
function toldOf({ by, level, escalation, may, message, last, count, clearedBy }: Alarm) {
  return { version: by.version, level, escalation, may, message, last, count, clearedBy };
}
