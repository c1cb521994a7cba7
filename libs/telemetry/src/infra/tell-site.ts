import type { EntityManager } from 'typeorm';
import { type NoticeToWrite, TELL_SITE, tellSiteValues } from './write-notices.js';

/** As `writeNotices`, in a transaction of the api. */
export async function tellSite(
  manager: EntityManager,
  site: string,
  now: number,
  notices: readonly NoticeToWrite[],
): Promise<void> {
  await manager.query(TELL_SITE, tellSiteValues(Number(site), now, notices));
}
