import type { OnReadings } from '../sample.js';

/** Reads sensors of one kind. What fails is said once and tried again; it never throws at whoever started it. */
export interface Driver {
  readonly name: string;
  start(onReadings: OnReadings): void;
  stop(): Promise<void>;
  /** How often it asks its sensors; of those that are not asked it changes nothing. */
  setInterval?(intervalMs: number): void;
}
