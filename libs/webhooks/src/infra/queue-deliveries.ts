import { ADMINISTRATIVE_EVENTS } from '@tallystick/platform';
import type { DataSource, EntityManager } from 'typeorm';
import { type Feed, FEEDS } from './feeds.js';
import type { Webhook } from './webhook.entity.js';

const WEBHOOKS_AT_ONCE = 100;
const EVENTS_AT_ONCE = 200;

/**
 * Of every webhook whose party's feed goes further than it has read, in one statement: what it asked for is set on its way, and it has read on.
 * What administrators alone may hear of it must have named. A webhook that another copy reads for is passed over. It goes on while it is disabled: its messages wait then.
 */
const queue = ({ table, data }: Feed) => `
  WITH behind AS (
    SELECT place.webhook, place.seq, webhook.party, webhook.events
    FROM papers.webhook_place place JOIN papers.webhook ON webhook.id = place.webhook
    WHERE place.feed = $1 AND webhook.state <> 'removed'
      AND EXISTS (SELECT 1 FROM ${table} activity WHERE activity.party = webhook.party AND activity.seq > place.seq)
    LIMIT $3 FOR UPDATE OF place SKIP LOCKED
  ), news AS MATERIALIZED (
    SELECT behind.webhook, behind.events, entry.*
    FROM behind CROSS JOIN LATERAL (
      SELECT seq, type, subject, at, ${data} AS data FROM ${table} activity
      WHERE activity.party = behind.party AND activity.seq > behind.seq ORDER BY seq LIMIT $4
    ) entry
  ), read AS (
    UPDATE papers.webhook_place place SET seq = reached.seq
    FROM (SELECT webhook, max(seq) AS seq FROM news GROUP BY webhook) reached
    WHERE place.webhook = reached.webhook AND place.feed = $1
  ), queued AS (
    INSERT INTO papers.webhook_delivery (webhook, feed, seq, type, subject, at, data, state, attempts, next_at)
    SELECT webhook, $1, seq, type, subject, at, data, 'waiting', 0, $2 FROM news
    WHERE (events = '{}' AND type <> ALL ($5) OR type = ANY (events)) AND NOT (type = 'webhook-disabled' AND subject = webhook::text)
    ORDER BY seq
    ON CONFLICT (webhook, feed, seq) DO NOTHING
  )
  SELECT count(*) AS count FROM news`;

/** @returns how many events were read */
export async function queueDeliveries(dataSource: DataSource, now: number): Promise<number> {
  let read = 0;
  for (const feed of FEEDS) {
    const values = [feed.name, new Date(now), WEBHOOKS_AT_ONCE, EVENTS_AT_ONCE, ADMINISTRATIVE_EVENTS];
    const [row] = await dataSource.query<{ count: string }[]>(queue(feed), values);
    read += Number(row?.count ?? 0);
  }
  return read;
}

/** A webhook hears of what comes after it. In the transaction that makes it. */
export async function beginAtTheEnd(manager: EntityManager, { id, party }: Webhook): Promise<void> {
  for (const { name, table } of FEEDS) {
    await manager.query(
      `INSERT INTO papers.webhook_place (webhook, feed, seq) SELECT $1, $2, coalesce(max(seq), 0) FROM ${table} WHERE party = $3`,
      [id, name, party],
    );
  }
}

/** What was settled, or waits for a webhook that is off, so long ago that nobody replays it. */
export async function forgetDeliveries(dataSource: DataSource, before: Date): Promise<void> {
  await dataSource.query(
    `DELETE FROM papers.webhook_delivery delivery USING papers.webhook webhook
     WHERE webhook.id = delivery.webhook AND delivery.at < $1 AND (delivery.state <> 'waiting' OR webhook.state <> 'on')`,
    [before],
  );
}
