import type { Reading } from '@tallystick/telemetry';

/** How far a source has been taken, so that after a fall it goes on there and takes nothing twice. */
export interface Mark {
  /** Driver and file, say. */
  readonly source: string;
  readonly position: string;
}

/** Readings that belong together and go into one batch: a single value, a round of a tag reader. */
export interface Sample {
  readonly readings: readonly Reading[];
  /** Kept in the transaction that stores the readings. */
  readonly mark?: Mark;
}

/**
 * Settles when the readings are signed and on disk. What is refused is refused at once, before the next is asked: a mark never passes what was not taken.
 * @throws ReadingUnsound of a reading that no batch may hold, BufferFull while there is no room
 */
export type OnReadings = (sample: Sample) => Promise<void>;
