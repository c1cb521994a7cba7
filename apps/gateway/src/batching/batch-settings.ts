import type { NumberRange } from '@tallystick/platform';

/** How readings become batches; the operator of the site may set it from afar. */
export interface BatchSettings {
  /** A batch is made as soon as so many readings wait, */
  readonly batchReadings: number;
  /** or so long after the first of them came. */
  readonly batchMs: number;
  /** So long after the last batch an empty one says that the gateway lives. */
  readonly signOfLifeMs: number;
}

export const BATCH_RANGES: Readonly<Record<keyof BatchSettings, NumberRange>> = {
  batchReadings: { min: 1, max: 1_000, unit: 'readings' },
  batchMs: { min: 10, max: 60_000, unit: 'milliseconds' },
  signOfLifeMs: { min: 1_000, max: 3_600_000, unit: 'milliseconds' },
};

export const DEFAULT_BATCH_SETTINGS: BatchSettings = { batchReadings: 20, batchMs: 1_000, signOfLifeMs: 60_000 };
