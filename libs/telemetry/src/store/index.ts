export type { Arrival, Settlement } from '../application/arrival.js';
export type { LoggedEvent, SiteWatch } from '../application/site-watch.js';
export { openSiteWatch } from '../application/watch/open-site-watch.js';
export { DEFAULT_WATCH_LIMITS, type WatchLimits } from '../domain/site-acts/watch-limits.js';
export { SITE_ACTS_CHANNEL } from '../infra/store-act.js';
export { NOTICES_CHANNEL } from '../infra/write-notices.js';
export {
  DeliverWebhooks,
  type DeliveryContext,
  type DeliveryLimits,
} from '../application/webhooks/deliver-webhooks.js';
export { dispatchNotices } from '../application/webhooks/dispatch-notices.js';
export { WEBHOOK_REACHES, type WebhookReach } from '../application/webhooks/webhook-address.js';
