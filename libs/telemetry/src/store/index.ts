export type { Arrival, Settlement } from '../application/intake/arrival.js';
export type { LoggedEvent, SiteWatch } from '../application/watch/site-watch.js';
export { LedgerAnchor, ledgerEntities, ledgerProjectors, PassedOverAnchor } from '../infra/projection/index.js';
export { StatedAnchor } from '../infra/stated-anchor.entity.js';
export { AnchorSchedule, type AnchorScheduleSettings } from '../application/anchoring/anchor-schedule.js';
export { openSiteWatch } from '../application/watch/open-site-watch.js';
export { DEFAULT_WATCH_LIMITS, type WatchLimits } from '../domain/site-acts/watch-limits.js';
export { SITE_ACTS_CHANNEL } from '../infra/store-act.js';
export { NOTICES_CHANNEL } from '../infra/write-notices.js';
export { GATEWAY_SETTINGS_CHANNEL, GATEWAY_STANDING_CHANNEL } from '../infra/gateway-channels.js';
export { GatewayStanding, type KnownCertificate, type StandingGateway } from '../infra/gateway-standing.js';
export { ArrivalNotStored, IntakeClosed, LeaseLost, TooManyGaps } from '../application/intake/intake-errors.js';
export { DEFAULT_INTAKE_LIMITS, type IntakeLimits } from '../application/intake/intake-limits.js';
export { type HeldLease, Leases, type LeaseSettings } from '../application/intake/leases.js';
export { openSiteIntake } from '../application/intake/open-site-intake.js';
export type {
  DecodeDialect,
  OnStored,
  SentReceipt,
  SiteIntake,
  SiteIntakeSettings,
} from '../application/intake/site-intake.js';
export { type GatewayDialect, SiteDialects, type SiteDialectsSettings } from '../application/intake/site-dialects.js';
export { NoticeSender } from '../application/notices/notice-sender.js';
export { SignatureThreads, type SignatureThreadsSettings } from '../infra/signatures/signature-threads.js';
