export type { Arrival, Settlement } from '../application/arrival.js';
export type { LoggedEvent, SiteWatch } from '../application/site-watch.js';
export { GATEWAY_SETTINGS_CHANNEL, GATEWAY_STANDING_CHANNEL } from '../infra/gateway-channels.js';
export { GatewayStanding, type StandingGateway } from '../infra/gateway-standing.js';
