import { announce } from '@tallystick/platform';
import type { DataSource, EntityManager } from 'typeorm';

/** A delivery that is due, with all that is sent. */
export interface DueDelivery {
  readonly id: string;
  readonly webhook: string;
  readonly party: string;
  /** This one included. */
  readonly attempts: number;
  readonly url: string;
  readonly secret_number: number;
  readonly secret_changed_at: Date;
  readonly feed: string;
  readonly seq: string;
  readonly type: string;
  readonly subject: string;
  readonly at: Date;
  readonly data: object | null;
}

/** The oldest of each party that has none under way: who answers slowly keeps nobody waiting but itself. */
const CLAIM = `
  WITH next AS (
    SELECT DISTINCT ON (webhook.party) delivery.id, delivery.next_at
    FROM papers.webhook_delivery delivery JOIN papers.webhook webhook ON webhook.id = delivery.webhook
    WHERE delivery.state = 'waiting' AND delivery.next_at <= $1 AND webhook.state = 'on' AND webhook.party <> ALL ($4)
    ORDER BY webhook.party, delivery.next_at, delivery.id
  ), claimed AS (
    SELECT delivery.id FROM papers.webhook_delivery delivery
    WHERE delivery.id IN (SELECT id FROM next ORDER BY next_at LIMIT $3) AND delivery.state = 'waiting' AND delivery.next_at <= $1
    FOR UPDATE SKIP LOCKED
  )
  UPDATE papers.webhook_delivery delivery SET attempts = delivery.attempts + 1, next_at = $2
  FROM claimed, papers.webhook webhook
  WHERE delivery.id = claimed.id AND webhook.id = delivery.webhook
  RETURNING delivery.id, delivery.webhook, delivery.attempts, webhook.party, webhook.url, webhook.secret_number,
    webhook.secret_changed_at, delivery.feed, delivery.seq, delivery.type, delivery.subject, delivery.at, delivery.data`;

/** @param claimedUntil by then whoever claims one has said what became of it, or has died */
export async function claimDeliveries(
  dataSource: DataSource,
  {
    now,
    claimedUntil,
    atMost,
    underWay,
  }: {
    readonly now: number;
    readonly claimedUntil: number;
    readonly atMost: number;
    readonly underWay: readonly string[];
  },
): Promise<readonly DueDelivery[]> {
  const values = [new Date(now), new Date(claimedUntil), atMost, underWay];
  const [rows] = await dataSource.query<[DueDelivery[], number]>(CLAIM, values);
  return rows;
}

export interface Attempt {
  readonly at: number;
  readonly tookMs: number;
  readonly status: number | null;
  readonly error: string | null;
}

export async function recordAttempt(
  manager: EntityManager,
  delivery: string,
  { at, tookMs, status, error }: Attempt,
): Promise<void> {
  await manager.query(
    'INSERT INTO papers.webhook_attempt (delivery, at, took_ms, status, error) VALUES ($1, $2, $3, $4, $5)',
    [delivery, new Date(at), tookMs, status, error],
  );
}

/** Of one that was set on its way again meanwhile, nothing is changed. */
export async function settleDelivery(
  manager: EntityManager,
  { id, attempts }: Pick<DueDelivery, 'id' | 'attempts'>,
  to: { readonly state: 'delivered' | 'failed' } | { readonly state: 'waiting'; readonly nextAt: number },
): Promise<void> {
  const nextAt = 'nextAt' in to ? new Date(to.nextAt) : null;
  await manager.query(
    `UPDATE papers.webhook_delivery SET state = $3, next_at = coalesce($4, next_at) WHERE id = $1 AND attempts = $2`,
    [id, attempts, to.state, nextAt],
  );
}

const DISABLE = `
  UPDATE papers.webhook SET state = 'disabled', reason = $2 WHERE id = $1 AND state = 'on' RETURNING party`;

/** And tells its party, once. Call it last in a transaction: it announces. */
export async function disableWebhook(manager: EntityManager, webhook: string, reason: string): Promise<void> {
  const [[disabled]] = await manager.query<[{ party: string }[], number]>(DISABLE, [webhook, reason]);
  if (!disabled) return;
  const event = { type: 'webhook-disabled', subject: webhook, data: { reason } } as const;
  await announce(manager, [{ parties: [disabled.party], ...event }]);
}
