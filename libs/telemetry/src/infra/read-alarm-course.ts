import type { EntityManager } from 'typeorm';
import type { Alarm } from '../domain/alarms/alarm.js';
import type { EvidencePoint } from '../domain/rules/rule.js';
import type { SiteAct } from '../domain/site-acts/site-act.js';

/** An alarm and its key. */
export interface AlarmOfRule {
  /** The rule's UUID. */
  readonly rule: string;
  readonly instance: string;
  readonly alarm: Alarm;
}

/** An act when it had been heard. */
export interface HeardAct {
  readonly id: string;
  readonly seq: number;
  readonly act: SiteAct;
  /** By the server's clock, milliseconds since 1970. */
  readonly heardAtMs: number;
  /** How many leaves the log had. */
  readonly logSize: number;
}

export async function findAlarm(db: EntityManager, site: string, id: string): Promise<AlarmOfRule | undefined> {
  const rows = await db.query<{ rule: string; instance: string; body: Alarm }[]>(
    'SELECT rule, instance, body FROM telemetry.alarm WHERE site = $1 AND id = $2',
    [site, id],
  );
  return rows.map(({ rule, instance, body }) => ({ rule, instance, alarm: body }))[0];
}

/** What was done at a site and heard, all of it that can matter to a rule: its versions, papers, and what people did at alarms. */
export async function readHeardActs(db: EntityManager, site: string, kinds: readonly string[]): Promise<HeardAct[]> {
  const rows = await db.query<
    { id: string; seq: string; kind: string; body: object; heard_at: Date; heard_after: string }[]
  >(
    `SELECT id, seq, kind, body, heard_at, heard_after FROM telemetry.site_act
     WHERE site = $1 AND kind = ANY ($2) AND heard_at IS NOT NULL AND refusal IS NULL ORDER BY seq`,
    [site, kinds],
  );
  return rows.map(({ id, seq, kind, body, heard_at, heard_after }) => ({
    ...{ id, seq: Number(seq), act: { ...body, kind } as SiteAct },
    ...{ heardAtMs: heard_at.getTime(), logSize: Number(heard_after) + 1 },
  }));
}

/** Whatever is kept of the moments at which alarms of a key were found or gone: the alarms up to this one, and what they were on the way. */
export async function readMoments(
  db: EntityManager,
  { rule, instance, alarm }: AlarmOfRule,
): Promise<{ readonly points: readonly EvidencePoint[]; readonly returned: readonly number[] }> {
  const rows = await db.query<{ points: (EvidencePoint | null)[]; returned: number | null }[]>(
    `SELECT jsonb_build_array(a.body -> 'first', a.body -> 'last', a.body -> 'clearedBy') AS points, (a.body ->> 'returnedAt')::float8 AS returned
     FROM telemetry.alarm a WHERE a.rule = $1 AND a.instance = $2 AND a.number <= $3
     UNION ALL
     SELECT jsonb_build_array(e.body -> 'last', e.body -> 'clearedBy'), NULL
     FROM telemetry.alarm a JOIN telemetry.alarm_event e ON e.alarm = a.id
     WHERE a.rule = $1 AND a.instance = $2 AND a.number <= $3 AND e.kind IN ('raised', 'escalated', 'returned', 'cleared')`,
    [rule, instance, alarm.number],
  );
  return {
    points: rows.flatMap(({ points }) => points).filter((point) => point !== null),
    returned: rows.flatMap(({ returned }) => returned ?? []),
  };
}

/** How many leaves a log had at these times, by when its entries were received. */
export async function readSizesAt(db: EntityManager, site: string, timesMs: readonly number[]): Promise<number[]> {
  const rows = await db.query<{ size: string }[]>(
    `SELECT coalesce((
       SELECT e.position + 1 FROM telemetry.evidence e
       WHERE e.site = $1 AND e.received_at <= moment.at AND e.received_on <= (moment.at AT TIME ZONE 'UTC')::date
       ORDER BY e.position DESC LIMIT 1), 0) AS size
     FROM unnest($2::timestamptz[]) WITH ORDINALITY AS moment (at, place) ORDER BY moment.place`,
    [site, timesMs.map((ms) => new Date(ms))],
  );
  return rows.map(({ size }) => Number(size));
}

/** The gateways that bring what devices of these names measure, and those that are named themselves. */
export async function readGatewaysOf(db: EntityManager, site: string, sources: readonly string[]): Promise<string[]> {
  const rows = await db.query<{ name: string }[]>(
    `SELECT g.name FROM telemetry.gateway g WHERE g.site = $1 AND (g.name = ANY ($2)
       OR EXISTS (SELECT 1 FROM telemetry.series s WHERE s.gateway = g.id AND s.device = ANY ($2)))`,
    [site, sources],
  );
  return rows.map(({ name }) => name);
}

/** Where the last placed entry before a place stands, of each gateway: by it the clock and the number of the next are judged. */
export async function readLastBefore(
  db: EntityManager,
  site: string,
  gateways: readonly string[],
  position: number,
): Promise<number[]> {
  const rows = await db.query<{ position: string }[]>(
    `SELECT last.position FROM telemetry.gateway g CROSS JOIN LATERAL (
       SELECT e.position FROM telemetry.evidence e
       WHERE e.site = $1 AND e.gateway = g.id AND e.position < $3 AND e.is_placed ORDER BY e.position DESC LIMIT 1) last
     WHERE g.site = $1 AND g.name = ANY ($2)`,
    [site, gateways, position],
  );
  return rows.map((row) => Number(row.position));
}
