import type { ClockTrust } from '../rules/measurement.js';
import type { Batch } from './batch.js';

/** How far a gateway's clock may be off. */
export const CLOCK_TOLERANCE_MS = 300_000;

/** When a message was sent by its gateway's clock, and when it came by ours: milliseconds since 1970. */
export interface ClockSample extends Pick<Batch, 'sentAtMs'> {
  readonly receivedAtMs: number;
}

/** What is kept of a gateway's last message to judge the clock of its next, in the order of the log. Plain JSON. */
export interface ClockRecord extends ClockSample {
  /** Of a message that came late: by how much those up to it have come too slowly for kept ones, milliseconds. */
  readonly tooSlowMs?: number;
}

export interface JudgedClock {
  readonly clock: ClockTrust;
  readonly record: ClockRecord;
}

/** Of the time between two messages that came late one after the other, so much counts: kept ones wait where their gateway was cut off again. */
const LONGEST_STEP_MS = 60_000;

/**
 * Whether the times of a message count. One that comes long after it was sent was kept while its gateway was offline, or was sent by a clock that
 * is behind, and by itself it does not show which. Those that were kept come at twice the pace of time at least; those of a clock that is
 * behind come as they are sent. So late ones are believed until they have come too slowly by more than the tolerance, and after a clock went back only
 * once they have closed up by more than that. However fast they came before, it is no credit: else a clock could fall behind unseen after a
 * long time offline. A clock that is ahead is not believed.
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
  const tooSlowMs = tooSlowBy(before, sample, toleranceMs);
  return { clock: tooSlowMs > toleranceMs ? 'untrusted' : 'trusted', record: { sentAtMs, receivedAtMs, tooSlowMs } };
}

function tooSlowBy(before: ClockRecord | undefined, { sentAtMs, receivedAtMs }: ClockSample, toleranceMs: number) {
  if (!before) return 0;
  const sentMs = sentAtMs - before.sentAtMs;
  if (sentMs < 0) return 2 * toleranceMs;
  if (before.tooSlowMs === undefined) return 0;
  const cameMs = Math.min(receivedAtMs - before.receivedAtMs, Math.max(sentMs, LONGEST_STEP_MS));
  return Math.max(0, before.tooSlowMs + 2 * cameMs - sentMs);
}
