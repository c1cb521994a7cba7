export type { Arrival, Settlement } from '../application/arrival.js';
export type { LoggedEvent, SiteWatch } from '../application/site-watch.js';
export { GATEWAY_SETTINGS_CHANNEL, GATEWAY_STANDING_CHANNEL } from '../infra/gateway-channels.js';
export { GatewayStanding, type StandingGateway } from '../infra/gateway-standing.js';
export { ArrivalNotStored, IntakeClosed, LeaseLost, TooManyGaps } from '../application/intake/intake-errors.js';
export { DEFAULT_INTAKE_LIMITS, type IntakeLimits } from '../application/intake/intake-limits.js';
export { type HeldLease, Leases, type LeaseSettings } from '../application/intake/leases.js';
export { openSiteIntake } from '../application/intake/open-site-intake.js';
export type { DecodeDialect, SentReceipt, SiteIntake, SiteIntakeSettings } from '../application/intake/site-intake.js';
