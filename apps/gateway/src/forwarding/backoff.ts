export interface BackoffSettings {
  readonly minMs: number;
  readonly maxMs: number;
}

/**
 * How long to wait before the next try: twice as long each time up to `maxMs`, and of that a half at least, so that the gateways of a region do not
 * all come back in the same second.
 * @param failures in a row, from 1
 * @param random from 0 to below 1
 */
export function backoffMs(failures: number, { minMs, maxMs }: BackoffSettings, random: number): number {
  const longest = Math.min(maxMs, minMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(longest * (0.5 + random / 2));
}
