export type { Arrival, Settlement } from '../application/arrival.js';
export type { LoggedEvent, SiteWatch } from '../application/site-watch.js';
export { type GatewayDialect, SiteDialects, type SiteDialectsSettings } from '../application/site-dialects.js';
