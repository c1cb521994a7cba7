import type { EntityManager } from 'typeorm';
import type { PapersEvent } from './event-types.js';

export const PAPERS_CHANNEL = 'tallystick_papers';

/** What parties are told, once each. */
export interface Announcement {
  readonly parties: Iterable<string>;
  readonly type: PapersEvent;
  /** The id of what it is about. */
  readonly subject: string;
  /** Ids and states beside it, for whoever is sent the event: never more than its party may ask for. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** When it happened; by default now. */
  readonly at?: Date;
}

/**
 * Writes one feed entry per party and announcement, in order, and wakes the listeners, both only if the caller's transaction commits. Call
 * it last: until then whoever else announces to one of the parties waits.
 */
export async function announce(manager: EntityManager, announcements: readonly Announcement[]): Promise<void> {
  const rows = announcements.flatMap(({ parties, type, subject, data, at }) =>
    [...new Set(parties)].map((party) => ({ party, type, subject, data, at })),
  );
  if (rows.length === 0) return;
  await manager.query(IN_TURN, [
    rows.map(({ party }) => party),
    rows.map(({ type }) => type),
    rows.map(({ subject }) => subject),
    PAPERS_CHANNEL,
    rows.map(({ data }) => (data ? JSON.stringify(data) : null)),
    rows.map(({ at }) => at ?? null),
  ]);
}

/**
 * Readers go on from the highest number they saw, so a party's entries must become visible in the order of their numbers: whoever numbers
 * one holds the party's turn until its transaction ends. Turns are taken in one order, so that nobody waits in a circle, and all of them
 * before the first number: sorting waits for the last row. All in one statement, because a turn that is held across a round trip keeps
 * every other act of the party waiting.
 */
const IN_TURN = `
  WITH news AS (
    SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $5::jsonb[], $6::timestamptz[])
      WITH ORDINALITY AS news (party, type, subject, data, at, place)
  ), turn AS MATERIALIZED (
    SELECT party, pg_advisory_xact_lock(hashtextextended('tallystick-activity', party))
    FROM (SELECT DISTINCT party FROM news ORDER BY party) AS concerned
  ), told AS (
    INSERT INTO papers.activity (party, type, subject, data, at)
    SELECT party, type, subject, data, coalesce(at, now()) FROM news JOIN turn USING (party) ORDER BY place
  )
  SELECT pg_notify($4, '')`;
