/** What a bundle may cost whoever checks it. Every limit is a setting. */
export interface BundleLimits {
  /** Bytes of the file. */
  readonly maxBytes: number;
  /** Messages of the log in it. */
  readonly maxEntries: number;
  /** Readings in all its batches. */
  readonly maxReadings: number;
  readonly maxGateways: number;
  /** Keys of a gateway. */
  readonly maxEnrolments: number;
  /** Papers, ticks and what else the platform states. */
  readonly maxStatements: number;
  /** Bytes of a rule's state or parameters, as JSON. */
  readonly maxStateBytes: number;
  /** How long the rule may be run over it, milliseconds. */
  readonly maxDerivationMs: number;
}

export const DEFAULT_BUNDLE_LIMITS: BundleLimits = {
  maxBytes: 64 * 1024 * 1024,
  maxEntries: 20_000,
  maxReadings: 500_000,
  maxGateways: 100,
  maxEnrolments: 100,
  maxStatements: 100_000,
  maxStateBytes: 256 * 1024,
  maxDerivationMs: 60_000,
};
