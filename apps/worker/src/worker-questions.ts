import type { SqlQuestion } from '@tallystick/platform';

const gauge = <L extends string>(name: string, help: string, ...labels: L[]) => ({
  ...{ name: `tallystick_${name}`, help, labels },
});

/** Each by an index, or over what is little: none reads what has ended. */
export const WORKER_QUESTIONS: readonly SqlQuestion[] = [
  {
    name: 'outbox',
    gauges: [
      gauge('outbox_acts', 'Acts, facts and anchors on their way to the chain.', 'state'),
      gauge('outbox_oldest_seconds', 'Since when the oldest of them waits to be recorded.', 'state'),
      gauge('outbox_failing', 'Those of which an attempt failed.', 'state'),
    ],
    sql: `
      SELECT known.state, count(o.state), coalesce(extract(epoch FROM now() - min(o.enqueued_at)), 0),
        count(*) FILTER (WHERE o.attempts > 0)
      FROM (VALUES ('waiting'), ('sent'), ('included')) AS known (state)
      LEFT JOIN chain.outbox o ON o.state = known.state AND o.ended_at IS NULL GROUP BY known.state`,
  },
  {
    name: 'lanes',
    gauges: [
      gauge('relayer_transactions', 'Transactions that are in no final block.', 'state'),
      gauge('relayer_oldest_seconds', 'Since when the oldest of them was made.', 'state'),
      gauge('relayer_lanes_at_work', 'Relayer’s accounts with such a transaction.', 'state'),
    ],
    sql: `
      SELECT known.state, count(t.state), coalesce(extract(epoch FROM now() - min(t.created_at)), 0), count(DISTINCT t.lane)
      FROM (VALUES ('sent'), ('included')) AS known (state)
      LEFT JOIN chain.sent_transaction t ON t.state = known.state GROUP BY known.state`,
  },
  {
    name: 'anchors',
    gauges: [
      gauge('anchors_sites_behind', 'Sites whose log holds entries of which no root is stated.'),
      gauge('anchors_entries_behind', 'Those entries.'),
    ],
    sql: `
      SELECT count(*) FILTER (WHERE l.size > stated.size), coalesce(sum(l.size - stated.size), 0)
      FROM telemetry.site_log l CROSS JOIN LATERAL (
        SELECT coalesce(max(a.tree_size), 0) AS size FROM telemetry.anchor a WHERE a.site = l.site) AS stated`,
  },
  {
    name: 'webhooks',
    gauges: [
      gauge('webhook_deliveries_due', 'Messages to webhooks whose time has come.'),
      gauge('webhook_deliveries_failing', 'Messages that failed at least once and will be tried again.'),
      gauge('webhook_oldest_due_seconds', 'Since when the oldest of them is due.'),
    ],
    sql: `
      SELECT count(*) FILTER (WHERE next_at <= now()), count(*) FILTER (WHERE attempts > 0),
        greatest(0, coalesce(extract(epoch FROM now() - min(next_at)), 0))
      FROM papers.webhook_delivery WHERE state = 'waiting'`,
  },
  {
    name: 'sites',
    gauges: [
      gauge('sites_held', 'Sites that a copy of the intake holds now.'),
      gauge('sites_unheld', 'Sites that none holds.'),
    ],
    sql: `
      SELECT count(*) FILTER (WHERE l.held_until > now()), count(*) FILTER (WHERE l.held_until IS NULL OR l.held_until <= now())
      FROM telemetry.site s LEFT JOIN telemetry.site_lease l ON l.site = s.number`,
  },
];
