import { type BatchLimits, DEFAULT_BATCH_LIMITS } from '../../domain/batch/batch-limits.js';
import { DEFAULT_SEQUENCE_LIMITS, type SequenceLimits } from '../../domain/batch/sequence/placement.js';

/** What one site's intake may cost. Every limit is a setting. */
export interface IntakeLimits {
  readonly batch: BatchLimits;
  readonly sequence: SequenceLimits;
  /** Arrivals taken and not settled; whoever brings more waits. */
  readonly maxQueued: number;
  /** Bytes of them. */
  readonly maxQueuedBytes: number;
  /** Arrivals in one transaction. */
  readonly maxTogether: number;
  /** Bytes of arrivals in one transaction. */
  readonly maxTogetherBytes: number;
  /** Milliseconds for which batches may be missing before it is an alarm. */
  readonly gapMs: number;
  /** Milliseconds after which the keys are read again: within this an enrolment that is taken back has no effect any more. */
  readonly keysMs: number;
  /** Milliseconds at least between two readings of the keys for the sake of an unknown one. */
  readonly unknownKeyMs: number;
  /** Milliseconds of the first pause before a failed transaction is tried again, and of the longest. */
  readonly retryMs: number;
  readonly maxRetryMs: number;
  /** Refused messages of one gateway that are kept in an hour; the others are counted. */
  readonly maxQuarantinedPerHour: number;
  /** Bytes kept of a refused message. */
  readonly maxQuarantinedBytes: number;
  /** Messages kept aside under one number of a gateway; what comes beyond is refused. */
  readonly maxAside: number;
  /** Series (device, metric, unit) of one gateway; readings beyond have no row of their own, only the evidence has them. */
  readonly maxSeries: number;
  /** Series of the site whose ids are kept in memory. */
  readonly maxSeriesKept: number;
}

export const DEFAULT_INTAKE_LIMITS: IntakeLimits = {
  batch: DEFAULT_BATCH_LIMITS,
  sequence: DEFAULT_SEQUENCE_LIMITS,
  maxQueued: 5_000,
  maxQueuedBytes: 32 * 1_048_576,
  maxTogether: 1_000,
  maxTogetherBytes: 4 * 1_048_576,
  gapMs: 30_000,
  keysMs: 5_000,
  unknownKeyMs: 500,
  retryMs: 50,
  maxRetryMs: 2_000,
  maxQuarantinedPerHour: 100,
  maxQuarantinedBytes: 16_384,
  maxAside: 10,
  maxSeries: 50_000,
  maxSeriesKept: 200_000,
};
