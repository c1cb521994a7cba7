/** What a batch may cost. Every limit is a setting; the defaults are some ten times what gateways need. */
export interface BatchLimits {
  /** Bytes of the whole envelope, signature included. */
  readonly maxEnvelopeBytes: number;
  /** Readings in one batch. */
  readonly maxReadings: number;
  /** Characters of a gateway's, a device's or a metric's name. */
  readonly maxNameCharacters: number;
  /** Characters of a unit. */
  readonly maxUnitCharacters: number;
  /** Digits after the point of a value or an uncertainty. */
  readonly maxDecimalPlaces: number;
}

export const DEFAULT_BATCH_LIMITS: BatchLimits = {
  maxEnvelopeBytes: 131_072,
  maxReadings: 1_000,
  maxNameCharacters: 64,
  maxUnitCharacters: 16,
  maxDecimalPlaces: 18,
};
