import type { ClientBase } from 'pg';
import type { Audience } from '../domain/alarms/audience.js';
import type { NoticeType } from '../domain/notice-types.js';

/** Wakes whoever sends notices on. */
export const NOTICES_CHANNEL = 'tallystick_notices';

export interface NoticeToWrite {
  readonly type: NoticeType;
  readonly audience: Audience;
  /** Party number of whoever did it, who is not told. */
  readonly by: string | null;
  readonly body: object;
  readonly alarm?: { readonly rule: string; readonly instance: string; readonly number: number };
}

/** One row for each that is told: what a party was told stays as it was, whoever may see the site later. */
export const TELL_SITE = `
  WITH told AS (
    SELECT * FROM unnest($3::text[], $4::boolean[], $5::boolean[], $6::bigint[], $7::text[], $8::uuid[], $9::text[], $10::integer[])
      WITH ORDINALITY AS told (type, to_operator, to_readers, by, body, rule, instance, number, place)
  ), written AS (
    INSERT INTO telemetry.notice (party, site, type, alarm, body, at)
    SELECT party, $1, told.type, alarm.id, told.body::jsonb, $2
    FROM told
    LEFT JOIN telemetry.alarm alarm USING (rule, instance, number)
    CROSS JOIN LATERAL (
      SELECT operator AS party FROM telemetry.site WHERE site.number = $1 AND told.to_operator
      UNION
      SELECT reader.party FROM telemetry.site_reader reader WHERE reader.site = $1 AND told.to_readers
    ) AS audience
    WHERE party IS DISTINCT FROM told.by
    ORDER BY told.place
  )
  SELECT pg_notify('${NOTICES_CHANNEL}', '')`;

export function tellSiteValues(site: number, now: number, notices: readonly NoticeToWrite[]): unknown[] {
  return [
    site,
    new Date(now),
    notices.map(({ type }) => type),
    notices.map(({ audience }) => audience.operator),
    notices.map(({ audience }) => audience.readers),
    notices.map(({ by }) => by),
    notices.map(({ body }) => JSON.stringify(body)),
    notices.map(({ alarm }) => alarm?.rule ?? null),
    notices.map(({ alarm }) => alarm?.instance ?? null),
    notices.map(({ alarm }) => alarm?.number ?? null),
  ];
}

/** After the alarms that they are about. */
export async function writeNotices(
  db: ClientBase,
  site: number,
  now: number,
  notices: readonly NoticeToWrite[],
): Promise<void> {
  if (notices.length > 0) await db.query(TELL_SITE, tellSiteValues(site, now, notices));
}
