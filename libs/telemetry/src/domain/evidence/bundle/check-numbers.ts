import type { Batch } from '../../batch/batch.js';
import { type BundleFinding, error, open } from './bundle-finding.js';
import type { SoundEntry } from './check-entries.js';
import type { HeardLog } from './heard-log.js';

interface Row {
  readonly at: number;
  readonly isHeard: boolean;
  readonly batch: Batch;
}

/** Where not every leaf is there, each gateway's own numbers must show that nothing of it is left out. */
export function checkNumbers({ from, heard }: HeardLog, sound: readonly SoundEntry[]): BundleFinding[] {
  if (heard.length === 0) {
    return [open('beginning-not-shown', 'entries', `nothing in the bundle was received from leaf ${from} on`)];
  }
  const findings: BundleFinding[] = [];
  for (const gateway of new Set(heard.map(({ entry }) => entry.gateway))) {
    const unnumbered = heard.find(({ entry, signed }) => entry.gateway === gateway && !signed);
    if (unnumbered) {
      const message = `the messages of ${gateway} have no numbers: that none is left out only every leaf of the log shows`;
      findings.push(open('beginning-not-shown', `entries[${unnumbered.at}]`, message));
    } else {
      findings.push(...ofGateway(gateway, from, sound));
    }
  }
  return findings;
}

function ofGateway(gateway: string, from: number, sound: readonly SoundEntry[]): BundleFinding[] {
  const rows: Row[] = sound
    .flatMap(({ at, entry, signed, contradiction }) => {
      if (!signed || contradiction || entry.gateway !== gateway) return [];
      return [{ at, isHeard: entry.index >= from, batch: signed.batch }];
    })
    .toSorted((a, b) => compared(a.batch, b.batch));
  const first = rows.findIndex(({ isHeard }) => isHeard);
  const findings: BundleFinding[] = [];
  for (const [place, row] of rows.entries()) {
    if (place < first || first < 0) continue;
    const before = rows[place - 1];
    if (before && follows(before.batch, row.batch)) continue;
    findings.push(place === first ? notBegun(gateway, from, row) : missing(gateway, before, row));
  }
  return findings;
}

function compared(one: Batch, other: Batch): number {
  const difference = one.bootEpoch - other.bootEpoch || one.seq - other.seq;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function follows(before: Batch, { bootEpoch, seq, previous }: Batch): boolean {
  if (bootEpoch === before.bootEpoch) return seq === before.seq + 1n;
  return seq === 0n && previous?.bootEpoch === before.bootEpoch && previous.seq === before.seq;
}

const numbered = ({ bootEpoch, seq }: Batch) => `number ${seq} of epoch ${bootEpoch}`;

function notBegun(gateway: string, from: number, { at, batch }: Row): BundleFinding {
  const message =
    `that ${gateway} sent nothing between leaf ${from} and its ${numbered(batch)}, envelope ${at}, is not shown: ` +
    'ask for the batch before it, or for every leaf';
  return open('beginning-not-shown', `entries[${at}]`, message);
}

function missing(gateway: string, before: Row | undefined, { at, batch }: Row): BundleFinding {
  const after = before ? numbered(before.batch) : 'its beginning';
  const message = `batches of ${gateway} are left out between ${after} and ${numbered(batch)}, envelope ${at}, and not every leaf of the log is here to show that they never came`;
  return error('batch-missing', `entries[${at}]`, message);
}
