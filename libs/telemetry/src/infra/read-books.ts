import type { ClientBase } from 'pg';
import type { Alarm, AlarmBook, AlarmKey } from '../domain/alarms/alarm.js';

interface BookRow {
  readonly rule: string;
  readonly instance: string;
  readonly raised_so_far: number;
  readonly shelved: AlarmBook['shelved'];
  readonly outages: AlarmBook['outages'];
  /** Open ones and the latest that is closed, by number. */
  readonly alarms: readonly { readonly isOpen: boolean; readonly alarm: Alarm }[];
}

const BOOKS = `
  SELECT book.rule, book.instance, book.raised_so_far, book.shelved, book.outages, coalesce((
    SELECT jsonb_agg(jsonb_build_object('isOpen', alarm.state <> 'closed', 'alarm', alarm.body) ORDER BY alarm.number)
    FROM telemetry.alarm alarm WHERE alarm.rule = book.rule AND alarm.instance = book.instance
    AND (alarm.state <> 'closed' OR alarm.number = (
      SELECT max(over.number) FROM telemetry.alarm over
      WHERE over.rule = book.rule AND over.instance = book.instance AND over.state = 'closed'))
  ), '[]') AS alarms
  FROM telemetry.alarm_book book`;

function bookOf({ raised_so_far, shelved, outages, alarms }: BookRow, key: AlarmKey): AlarmBook {
  const open = alarms.filter(({ isOpen }) => isOpen).map(({ alarm }) => alarm);
  const closed = alarms.find(({ isOpen }) => !isOpen)?.alarm ?? null;
  return { key, open, closed, raisedSoFar: raised_so_far, shelved, outages };
}

/** One key's book; undefined when nothing was ever found or done there. */
export async function readBook(
  db: ClientBase,
  { rule, instance }: { readonly rule: string; readonly instance: string },
  key: AlarmKey,
): Promise<AlarmBook | undefined> {
  const { rows } = await db.query<BookRow>(`${BOOKS} WHERE book.rule = $1 AND book.instance = $2`, [rule, instance]);
  return rows[0] && bookOf(rows[0], key);
}

/** Those of a site that are live. */
export async function readLiveBooks(db: ClientBase, site: number, keyOf: (rule: string, instance: string) => AlarmKey) {
  const { rows } = await db.query<BookRow>(`${BOOKS} WHERE book.site = $1 AND book.is_live`, [site]);
  return rows.map((row) => ({
    rule: row.rule,
    instance: row.instance,
    book: bookOf(row, keyOf(row.rule, row.instance)),
  }));
}
