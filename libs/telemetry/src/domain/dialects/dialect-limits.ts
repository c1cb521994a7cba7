import { type BatchLimits, DEFAULT_BATCH_LIMITS } from '../batch/batch-limits.js';

/** What a message of another dialect may cost. Every limit is a setting. */
export interface DialectLimits extends BatchLimits {
  /** How deep JSON may be nested. */
  readonly maxJsonDepth: number;
  /** Values in a JSON message, lists and objects included. */
  readonly maxJsonValues: number;
  /** Metrics that the births of one Sparkplug edge node may declare, its devices' included: they are kept as its state. */
  readonly maxDeclaredMetrics: number;
  /** Milliseconds after which a birth that was asked for and did not come is asked for again. */
  readonly rebirthEveryMs: number;
}

export const DEFAULT_DIALECT_LIMITS: DialectLimits = {
  ...DEFAULT_BATCH_LIMITS,
  maxJsonDepth: 16,
  maxJsonValues: 20_000,
  maxDeclaredMetrics: 1_000,
  rebirthEveryMs: 30_000,
};
