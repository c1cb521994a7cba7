/** Injection token of `SiteLimits`. */
export const SITE_LIMITS = Symbol('SiteLimits');

/** What sites may cost, and how far back is looked. Every limit is a setting. */
export interface SiteLimits {
  readonly sitesPerParty: number;
  readonly gatewaysPerSite: number;
  /** Days of receipt in which the latest readings are looked for. */
  readonly latestDays: number;
  /** Days by which a gateway may be late, having had no connection. */
  readonly backlogDays: number;
  /** Buckets in one answer. */
  readonly maxBuckets: number;
}
