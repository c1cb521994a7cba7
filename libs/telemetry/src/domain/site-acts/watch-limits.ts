/** What bounds a site's watch. */
export interface WatchLimits {
  /** Keys of one rule with an open alarm; what is found beyond is counted in one alarm of its own, `others`. */
  readonly maxOpenKeys: number;
  /** Acts that are read at once; more of them are read after these. */
  readonly actsAtOnce: number;
}

export const DEFAULT_WATCH_LIMITS: WatchLimits = { maxOpenKeys: 1_000, actsAtOnce: 1_000 };

/** Where findings go whose own key has no room. */
export const OTHER_INSTANCES = 'others';
