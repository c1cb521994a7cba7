import type { EntityManager } from 'typeorm';
import type { SiteAct } from '../domain/site-acts/site-act.js';

/** Says by a site's name that something was done there. */
export const SITE_ACTS_CHANNEL = 'tallystick_site_acts';

/** The row of the site's counter is held until the transaction ends, so that numbers become visible in their order. */
const STORE = `
  WITH numbered AS (
    INSERT INTO telemetry.site_inbox (site, last) VALUES ($1, 1)
    ON CONFLICT (site) DO UPDATE SET last = site_inbox.last + 1 RETURNING last
  )
  INSERT INTO telemetry.site_act (site, seq, kind, device, body, by, at)
  SELECT $1, last, $2, $3, $4::text::jsonb, $5, $6 FROM numbered
  RETURNING id, pg_notify('${SITE_ACTS_CHANNEL}', 'site-' || $1::text)`;

/** Near the end of the transaction: until it ends, whoever else does something at the site waits. @returns the act's id */
export async function storeAct(
  manager: EntityManager,
  { site, by, at }: { readonly site: string; readonly by: string; readonly at: Date },
  { kind, ...body }: SiteAct,
): Promise<string> {
  const device = 'device' in body ? body.device : null;
  const [row] = await manager.query<{ id: string }[]>(STORE, [site, kind, device, JSON.stringify(body), by, at]);
  if (!row) throw new Error('the act was not stored');
  return row.id;
}
