import { PeriodUnsound } from '../../domain/site-errors.js';

/** Lengths that people read off an axis, in seconds: up to a day, and then whole days. */
const USUAL_SECONDS = [1, 5, 10, 30, 60, 300, 600, 900, 1_800, 3_600, 10_800, 21_600, 43_200, 86_400];
const DAY_SECONDS = 86_400;
const LONGEST_DAYS = 400;

/** How long the buckets of a period are, in seconds: as wished, or as short as there are then not too many. @throws PeriodUnsound */
export function bucketsOf(
  {
    fromMs,
    toMs,
    bucketSeconds,
  }: { readonly fromMs: number; readonly toMs: number; readonly bucketSeconds?: number | undefined },
  maxBuckets: number,
): number {
  const seconds = (toMs - fromMs) / 1000;
  if (!(seconds > 0) || seconds > LONGEST_DAYS * DAY_SECONDS)
    throw new PeriodUnsound(`to: expected later than from, by ${LONGEST_DAYS} days at most`);
  const shortest = seconds / maxBuckets;
  if (bucketSeconds !== undefined) {
    if (bucketSeconds < shortest)
      throw new PeriodUnsound(
        `bucketSeconds: expected ${Math.ceil(shortest)} at least, so that there are ${maxBuckets} at most`,
      );
    return bucketSeconds;
  }
  return USUAL_SECONDS.find((usual) => usual >= shortest) ?? Math.ceil(shortest / DAY_SECONDS) * DAY_SECONDS;
}
