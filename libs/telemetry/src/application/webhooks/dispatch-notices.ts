import { announce } from '@tallystick/platform';
import type { DataSource, EntityManager } from 'typeorm';

interface NewNotice {
  readonly id: string;
  readonly party: string;
  readonly type: string;
  readonly alarm: string | null;
}

const AT_ONCE = 200;

const CLAIM = `
  WITH claimed AS (
    SELECT id FROM telemetry.notice WHERE dispatched_at IS NULL ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED
  )
  UPDATE telemetry.notice notice SET dispatched_at = $1 FROM claimed WHERE notice.id = claimed.id
  RETURNING notice.id, notice.party, notice.type, notice.alarm`;

/** A webhook hears of what happened since it was registered, while it is disabled too: it waits then. */
const SET_ON_THEIR_WAY = `
  INSERT INTO telemetry.webhook_delivery (webhook, notice, state, attempts, next_at)
  SELECT webhook.id, notice.id, 'waiting', 0, $1
  FROM telemetry.notice notice JOIN telemetry.webhook webhook ON webhook.party = notice.party
  WHERE notice.id = ANY ($2) AND webhook.state <> 'removed' AND webhook.created_at <= notice.at
    AND notice.type <> 'webhook-disabled' AND (webhook.events = '{}' OR notice.type = ANY (webhook.events))
  ORDER BY notice.id
  ON CONFLICT (webhook, notice) DO NOTHING`;

/**
 * Hands new notices on to the feeds and webhooks of those whom they are for. Not done where alarms are made: a party's feed is written in turn, and
 * no batch of readings is to wait for it. @returns how many there were
 */
export async function dispatchNotices(dataSource: DataSource, now: number): Promise<number> {
  return dataSource.transaction(async (manager) => {
    const notices = await claimed(manager, now);
    if (notices.length === 0) return 0;
    await manager.query(SET_ON_THEIR_WAY, [new Date(now), notices.map(({ id }) => id)]);
    await announce(
      manager,
      notices.map(({ id, party, type, alarm }) => ({ parties: [party], type, subject: alarm ?? id })),
    );
    return notices.length;
  });
}

async function claimed(manager: EntityManager, now: number): Promise<readonly NewNotice[]> {
  const [rows] = await manager.query<[NewNotice[], number]>(CLAIM, [new Date(now), AT_ONCE]);
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
