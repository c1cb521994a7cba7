import type { ClockTrust } from '../rules/measurement.js';
import type { Batch } from './batch.js';

/** How far a gateway's clock may be off. */
export const CLOCK_TOLERANCE_MS = 300_000;

/** When a message was sent by its gateway's clock, and when it came by ours: milliseconds since 1970. */
export interface ClockSample extends Pick<Batch, 'sentAtMs'> {
  readonly receivedAtMs: number;
}

/** What is kept of a gateway's messages to judge the clock of its next, in the order of the log. Plain JSON. */
export interface ClockRecord extends ClockSample {
  /** The first of those that came late, one after the other, up to now; doubted when its clock had gone back. */
  readonly late?: ClockSample & { readonly isDoubted: boolean };
}

export interface JudgedClock {
  readonly clock: ClockTrust;
  readonly record: ClockRecord;
}

/**
 * Whether the times of a message count. One that comes long after it was sent was kept while its gateway was offline, or was sent by a clock that
 * is behind, and by itself it does not show which. Those that were kept come at twice the pace of time at least; those of a clock that is
 * behind come as they are sent. So late ones are believed until they have come too slowly by more than the tolerance, and after a clock went back only
 * once they have closed up by more than that. A clock that is ahead is not believed.
 * @param before of the gateway's message before this one in the log
 */
export function judgeClock(
  before: ClockRecord | undefined,
  sample: ClockSample,
  toleranceMs = CLOCK_TOLERANCE_MS,
): JudgedClock {
  const { sentAtMs, receivedAtMs } = sample;
  const behindMs = receivedAtMs - sentAtMs;
  if (behindMs <= toleranceMs) {
    return { clock: behindMs < -toleranceMs ? 'untrusted' : 'trusted', record: { sentAtMs, receivedAtMs } };
  }
  const wentBack = before !== undefined && sentAtMs < before.sentAtMs;
  const goesOn = wentBack ? undefined : before?.late;
  const late = goesOn ?? { sentAtMs, receivedAtMs, isDoubted: wentBack };
  // How much longer it took to send them than twice the time in which they came.
  const closedUpMs = sentAtMs - late.sentAtMs - 2 * (receivedAtMs - late.receivedAtMs);
  const isKept = late.isDoubted ? closedUpMs > toleranceMs : closedUpMs >= -toleranceMs;
  return { clock: isKept ? 'trusted' : 'untrusted', record: { sentAtMs, receivedAtMs, late } };
}
