import type { EntityManager } from 'typeorm';
import { SiteReader } from './site-reader.entity.js';
import { SiteReleaser } from './site-releaser.entity.js';

/** Whether goods may leave a site by a party's word: it was named, and may still see the site. */
export async function isReleaser(manager: EntityManager, site: string, party: string): Promise<boolean> {
  const isNamed = await manager.existsBy(SiteReleaser, { site, party });
  return isNamed && (await manager.existsBy(SiteReader, { site, party }));
}
