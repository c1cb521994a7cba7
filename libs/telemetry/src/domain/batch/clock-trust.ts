import type { ClockTrust } from '../rules/measurement.js';
import type { Batch } from './batch.js';

/** How far a gateway's clock may be off. */
export const CLOCK_TOLERANCE_MS = 300_000;

/** What is kept of a gateway's batch to judge the clock of its next, in the order of the log. Plain JSON. */
export interface ClockSample {
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
}

/**
 * Whether the times of a batch count. A batch that comes long after it was signed was kept while the gateway was offline, or was signed by a clock
 * that is behind, and by itself it does not show which. Those that were kept come faster than they were signed; those of a clock that is
 * behind come as they are signed. A clock that went backwards, or is ahead, or of which nothing is known and that is not now, is not believed.
 * @param previous the gateway's batch before this one in the log
 */
export function clockOf(
  previous: ClockSample | undefined,
  { sentAtMs, receivedAtMs }: Pick<Batch, 'sentAtMs'> & { readonly receivedAtMs: number },
  toleranceMs = CLOCK_TOLERANCE_MS,
): ClockTrust {
  const behindMs = receivedAtMs - sentAtMs;
  if (Math.abs(behindMs) <= toleranceMs) return 'trusted';
  if (behindMs < 0 || previous === undefined) return 'untrusted';
  const signedApartMs = sentAtMs - previous.sentAtMs;
  if (signedApartMs < 0) return 'untrusted';
  const wasBehind = previous.receivedAtMs - previous.sentAtMs > toleranceMs;
  // The first after a pause was kept; of those after it, kept ones close up at twice the pace of time at least.
  return wasBehind && 2 * (receivedAtMs - previous.receivedAtMs) > signedApartMs ? 'untrusted' : 'trusted';
}
