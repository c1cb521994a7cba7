import { announce } from '@tallystick/platform';
import type { DataSource, EntityManager } from 'typeorm';
import type { NoticeType } from '../../domain/notice-types.js';
import { siteName } from '../../domain/site-name.js';

interface NewNotice {
  readonly id: string;
  readonly party: string;
  readonly type: NoticeType;
  readonly alarm: string | null;
  readonly site: string | null;
  readonly body: object;
  readonly at: Date;
}

const AT_ONCE = 200;

const CLAIM = `
  WITH claimed AS (
    SELECT id FROM telemetry.notice WHERE dispatched_at IS NULL ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED
  )
  UPDATE telemetry.notice notice SET dispatched_at = $1 FROM claimed WHERE notice.id = claimed.id
  RETURNING notice.id, notice.party, notice.type, notice.alarm, notice.site, notice.body, notice.at`;

/**
 * Hands new notices on to the feeds of those whom they are for, and so to their webhooks. Not done where alarms are made: a party's feed is written in turn, and
 * no batch of readings is to wait for it. @returns how many there were
 */
export async function dispatchNotices(dataSource: DataSource, now: number): Promise<number> {
  return dataSource.transaction(async (manager) => {
    const notices = await claimed(manager, now);
    if (notices.length === 0) return 0;
    await announce(
      manager,
      notices.map((notice) => ({
        ...{ parties: [notice.party], type: notice.type, subject: notice.alarm ?? notice.id },
        ...{ data: dataOf(notice), at: notice.at },
      })),
    );
    return notices.length;
  });
}

async function claimed(manager: EntityManager, now: number): Promise<readonly NewNotice[]> {
  const [rows] = await manager.query<[NewNotice[], number]>(CLAIM, [new Date(now), AT_ONCE]);
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** What the notice itself says, as its party may read it. */
function dataOf({ id: notice, site, alarm, body }: NewNotice): Record<string, unknown> {
  return { ...body, notice, ...(site ? { site: siteName(Number(site)) } : {}), ...(alarm ? { alarm } : {}) };
}
