export type { Arrival, Settlement } from '../application/arrival.js';
export type { LoggedEvent, SiteWatch } from '../application/site-watch.js';
export { openSiteWatch } from '../application/watch/open-site-watch.js';
export { DEFAULT_WATCH_LIMITS, type WatchLimits } from '../domain/site-acts/watch-limits.js';
export { SITE_ACTS_CHANNEL } from '../infra/store-act.js';
export { NOTICES_CHANNEL } from '../infra/write-notices.js';
export { NoticeSender, type NoticeSenderSettings } from '../application/webhooks/notice-sender.js';
export { WEBHOOK_SENDING_SETTINGS } from '../application/webhooks/webhook-settings.js';
