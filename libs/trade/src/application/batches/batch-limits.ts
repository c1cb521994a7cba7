/** What a batch may be, and how it is worked off. */
export interface BatchLimits {
  readonly filesMax: number;
  /** Of all files of a batch together. */
  readonly bytesMax: number;
  /** Of one party at a time. */
  readonly openMax: number;
  /** How long files of a batch may come. */
  readonly openHours: number;
  /** How long a batch is told of, after its files could come. */
  readonly keptDays: number;
  /** Files that are taken in at a time by each copy of the api. */
  readonly atOnce: number;
  /** Tries to take a file in, where it fails on our side. */
  readonly attemptsMax: number;
  /** How often it is looked for files that nobody told of. */
  readonly pollMs: number;
}

export const BATCH_LIMITS = Symbol('BatchLimits');

/** By PostgreSQL's NOTIFY with the batch's id: a file of it came, or was settled. */
export const BATCHES_CHANNEL = 'tallystick_batches';
