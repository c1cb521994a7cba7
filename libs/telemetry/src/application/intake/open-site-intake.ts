import type { SiteIntake, SiteIntakeSettings } from './site-intake.js';

/** Begins where the site's log stands. @throws LeaseLost */
export function openSiteIntake(settings: SiteIntakeSettings): Promise<SiteIntake> {
  return Promise.reject(new Error(`${settings.lease.site}: not built yet`));
}
