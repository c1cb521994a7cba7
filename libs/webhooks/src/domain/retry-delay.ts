export interface RetryLimits {
  /** After so many tries in a row a delivery is given up. */
  readonly attempts: number;
  /** Milliseconds before the second try; doubled before each one after it. */
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
}

/**
 * Milliseconds until the next try, after so many. Between half of the doubled time and all of it, so that what failed together does not come back together.
 * @param random from 0 to under 1
 */
export function retryDelay(attempts: number, random: number, { firstRetryMs, longestRetryMs }: RetryLimits): number {
  const full = Math.min(longestRetryMs, firstRetryMs * 2 ** (attempts - 1));
  return Math.ceil(full / 2 + (full / 2) * random);
}
