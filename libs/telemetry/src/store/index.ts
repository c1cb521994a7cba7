export type { Arrival, Settlement } from '../application/arrival.js';
export type { LoggedEvent, SiteWatch } from '../application/site-watch.js';
export { openSiteWatch } from '../application/watch/open-site-watch.js';
export { DEFAULT_WATCH_LIMITS, type WatchLimits } from '../domain/site-acts/watch-limits.js';
export { SITE_ACTS_CHANNEL } from '../infra/store-act.js';
export { NOTICES_CHANNEL } from '../infra/write-notices.js';
export { type GatewayDialect, SiteDialects, type SiteDialectsSettings } from '../application/site-dialects.js';
