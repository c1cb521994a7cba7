/**
 * Milliseconds to wait before an attempt is repeated: twice as long each time, up to the longest, and by chance up to half of it less, so that many
 * do not come at once. @param attempt from 0
 */
export function retryPauseMs(
  attempt: number,
  { retryMs, maxRetryMs }: { readonly retryMs: number; readonly maxRetryMs: number },
): number {
  return Math.round(Math.min(maxRetryMs, retryMs * 2 ** attempt) * (1 - Math.random() / 2));
}
