import type { Reading } from '../../batch/batch.js';
import type { SoundEntry } from './check-entries.js';

/** A reading that nothing was found against, with what is proved of its batch. */
export interface StandingReading {
  /** The place of its envelope in the bundle. */
  readonly entry: number;
  readonly gateway: string;
  readonly bootEpoch: bigint;
  readonly seq: bigint;
  /** When the log had it: it was not made up later. */
  readonly receivedAtMs: number;
  readonly reading: Reading;
}

export function standingReadings(entries: readonly SoundEntry[]): StandingReading[] {
  return entries.flatMap(({ at, entry: { receivedAtMs, gateway }, signed, contradiction }) => {
    if (!signed || contradiction) return [];
    const { bootEpoch, seq, readings } = signed.batch;
    return readings.map((reading) => ({ entry: at, gateway, bootEpoch, seq, receivedAtMs, reading }));
  });
}
