import type { EntityManager } from 'typeorm';

export const PAPERS_CHANNEL = 'tallystick_papers';

/**
 * Writes one feed entry per party and wakes the listeners, both only if the caller's transaction commits. Call it last: until then whoever
 * else announces to one of the parties waits.
 */
export async function announce(
  manager: EntityManager,
  parties: Iterable<string>,
  type: string,
  subject: string,
): Promise<void> {
  const concerned = [...new Set(parties)];
  if (concerned.length === 0) return;
  await manager.query(IN_TURN, [concerned, type, subject, PAPERS_CHANNEL]);
}

/**
 * Readers go on from the highest number they saw, so a party's entries must become visible in the order of their numbers: whoever numbers
 * one holds the party's turn until its transaction ends. Turns are taken in one order, so that nobody waits in a circle. All in one
 * statement, because a turn that is held across a round trip keeps every other act of the party waiting.
 */
const IN_TURN = `
  WITH turn AS MATERIALIZED (
    SELECT party, pg_advisory_xact_lock(hashtextextended('tallystick-activity', party))
    FROM (SELECT unnest($1::bigint[]) AS party ORDER BY party) AS concerned
  ), told AS (
    INSERT INTO papers.activity (party, type, subject) SELECT party, $2::text, $3::text FROM turn
  )
  SELECT pg_notify($4, $2::text)`;
