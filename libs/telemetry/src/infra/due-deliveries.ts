import type { DataSource, EntityManager } from 'typeorm';
import type { NoticeType } from '../domain/notice-types.js';
import { NOTICES_CHANNEL } from './write-notices.js';

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
  readonly notice: string;
  readonly type: NoticeType;
  readonly site: string | null;
  readonly alarm: string | null;
  readonly at: Date;
  readonly body: object;
}

/** The oldest of each party that has none under way: who answers slowly keeps nobody waiting but itself. */
const CLAIM = `
  WITH next AS (
    SELECT DISTINCT ON (webhook.party) delivery.id, delivery.next_at
    FROM telemetry.webhook_delivery delivery JOIN telemetry.webhook webhook ON webhook.id = delivery.webhook
    WHERE delivery.state = 'waiting' AND delivery.next_at <= $1 AND webhook.state = 'on' AND webhook.party <> ALL ($4)
    ORDER BY webhook.party, delivery.next_at, delivery.id
  ), claimed AS (
    SELECT delivery.id FROM telemetry.webhook_delivery delivery
    WHERE delivery.id IN (SELECT id FROM next ORDER BY next_at LIMIT $3) AND delivery.state = 'waiting' AND delivery.next_at <= $1
    FOR UPDATE SKIP LOCKED
  )
  UPDATE telemetry.webhook_delivery delivery SET attempts = delivery.attempts + 1, next_at = $2
  FROM claimed, telemetry.webhook webhook, telemetry.notice notice
  WHERE delivery.id = claimed.id AND webhook.id = delivery.webhook AND notice.id = delivery.notice
  RETURNING delivery.id, delivery.webhook, delivery.attempts, webhook.party, webhook.url, webhook.secret_number,
    webhook.secret_changed_at, notice.id AS notice, notice.type, notice.site, notice.alarm, notice.at, notice.body`;

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
    'INSERT INTO telemetry.webhook_attempt (delivery, at, took_ms, status, error) VALUES ($1, $2, $3, $4, $5)',
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
    `UPDATE telemetry.webhook_delivery SET state = $3, next_at = coalesce($4, next_at) WHERE id = $1 AND attempts = $2`,
    [id, attempts, to.state, nextAt],
  );
}

const DISABLE = `
  WITH disabled AS (
    UPDATE telemetry.webhook SET state = 'disabled', reason = $2 WHERE id = $1 AND state = 'on' RETURNING id, party, url
  ), told AS (
    INSERT INTO telemetry.notice (party, type, body, at)
    SELECT party, 'webhook-disabled', jsonb_build_object('webhook', id, 'url', url, 'reason', $2::text), $3 FROM disabled
  )
  SELECT pg_notify('${NOTICES_CHANNEL}', '')`;

/** And tells its party, once. */
export async function disableWebhook(
  manager: EntityManager,
  webhook: string,
  reason: string,
  now: number,
): Promise<void> {
  await manager.query(DISABLE, [webhook, reason, new Date(now)]);
}
