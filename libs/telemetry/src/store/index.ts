export type { Arrival, Settlement } from '../application/arrival.js';
export type { LoggedEvent, SiteWatch } from '../application/site-watch.js';
export { LedgerAnchor, ledgerEntities, ledgerProjectors, PassedOverAnchor } from '../infra/projection/index.js';
export { StatedAnchor } from '../infra/stated-anchor.entity.js';
export { AnchorSchedule, type AnchorScheduleSettings } from '../application/anchor-schedule.js';
