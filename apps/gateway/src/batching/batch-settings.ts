/** How readings become batches; the operator of the site may set it from afar. */
export interface BatchSettings {
  /** A batch is made as soon as so many readings wait, */
  readonly batchReadings: number;
  /** or so long after the first of them came. */
  readonly batchMs: number;
  /** So long after the last batch an empty one says that the gateway lives. */
  readonly signOfLifeMs: number;
}

export const DEFAULT_BATCH_SETTINGS: BatchSettings = { batchReadings: 20, batchMs: 1_000, signOfLifeMs: 60_000 };
