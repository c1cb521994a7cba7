import type { Reading } from '../../batch/batch.js';
import type { EvidenceGrade } from '../../rules/measurement.js';
import type { SoundEntry } from './check-entries.js';

/** A reading that nothing was found against, with what is proved of its batch. */
export interface StandingReading {
  /** The place of its envelope in the bundle. */
  readonly entry: number;
  readonly gateway: string;
  readonly grade: EvidenceGrade;
  /** Its number, of a batch. */
  readonly bootEpoch?: bigint;
  readonly seq?: bigint;
  /** When the log had it: it was not made up later. */
  readonly receivedAtMs: number;
  readonly reading: Reading;
}

export function standingReadings(entries: readonly SoundEntry[]): StandingReading[] {
  return entries.flatMap(({ at, entry: { receivedAtMs, gateway, grade }, signed, readings, contradiction }) => {
    if (contradiction) return [];
    const number = signed && { bootEpoch: signed.batch.bootEpoch, seq: signed.batch.seq };
    return readings.map((reading) => ({ entry: at, gateway, grade, ...number, receivedAtMs, reading }));
  });
}
