import { SettingsInvalid } from '@tallystick/platform';
import type { BatchSettings } from '../batching/batch-settings.js';
import { ROW_BYTES } from './disk-buffer.js';

/** What an envelope has beside its readings, and what a reading takes with names of 20 characters; see the telemetry library's table. */
const ENVELOPE_BYTES = 200;
const READING_BYTES = 75;
const HOUR_SECONDS = 3_600;

export interface Capacity {
  /** Of signed batches that wait for a receipt. */
  readonly maxBytes: number;
  /** How long the gateway must do without its intake. */
  readonly hours: number;
  /** How much it reads meanwhile, at most. */
  readonly readingsPerSecond: number;
}

/** Bytes that `hours` without a receipt fill. A batch is made when it is full or its time is over, and has a reading at least. */
export function bytesNeeded(
  { hours, readingsPerSecond }: Omit<Capacity, 'maxBytes'>,
  { batchReadings, batchMs }: Pick<BatchSettings, 'batchReadings' | 'batchMs'>,
): number {
  const batchesPerSecond = Math.min(readingsPerSecond, Math.max(1_000 / batchMs, readingsPerSecond / batchReadings));
  const perSecond = batchesPerSecond * (ENVELOPE_BYTES + ROW_BYTES) + readingsPerSecond * READING_BYTES;
  return Math.ceil(hours * HOUR_SECONDS * perSecond);
}

/** A promise that the disk cannot keep is refused at the start, not after two days. @throws SettingsInvalid */
export function requireCapacity(capacity: Capacity, batching: BatchSettings): void {
  const needed = bytesNeeded(capacity, batching);
  if (capacity.maxBytes >= needed) return;
  const { maxBytes, hours, readingsPerSecond } = capacity;
  throw new SettingsInvalid([
    `BUFFER_MAX_BYTES: ${maxBytes} bytes do not hold ${hours} hours of ${readingsPerSecond} readings a second; expected at least ${needed}`,
  ]);
}
