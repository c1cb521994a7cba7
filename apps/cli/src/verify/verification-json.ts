import { withControlsEscaped } from '../check/terminal-safe.js';
import type { Verification } from '@tallystick/verification/bundle';
import { describeSaid } from './describe-said.js';

/** The same for a program. Bytes are left out: they are in the file. */
export function verificationJson({ outcome, bundle, verdict, findings, saidByNode }: Verification): string {
  const readings = verdict.readings.map(({ entry, gateway, grade, bootEpoch, seq, receivedAtMs, reading }) => ({
    ...{ entry, gateway, grade, bootEpoch: bootEpoch?.toString(), seq: seq?.toString(), receivedAtMs },
    ...reading,
  }));
  const { alarm, takenOnWord } = verdict;
  const told = {
    outcome,
    site: bundle?.site ?? null,
    findings,
    alarm,
    takenOnWord,
    saidByNode: saidByNode.map(describeSaid),
    readings,
  };
  return withControlsEscaped(JSON.stringify(told, null, 2));
}
