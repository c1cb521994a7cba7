import { isSameHash } from '../../sha256.js';
import type { EpochState, Milestone, Run } from './gateway-state.js';
import type { Numbered } from './placement.js';

/**
 * The epoch with a batch that it did not hold, or nothing when the batch contradicts its neighbours: what it names as the one before it, what
 * the one after it names, and what the next epoch names as the last.
 */
export function joinRuns(epoch: EpochState, batch: Numbered): EpochState | undefined {
  const { seq, previous } = batch;
  // From the end, where nearly every batch goes.
  const at = epoch.runs.findLastIndex(({ first }) => first.seq <= seq) + 1;
  const lower = epoch.runs[at - 1];
  if (lower && lower.last.seq >= seq) throw new Error(`batch ${seq} has its place already; its hash was not given`);
  const below = lower?.last.seq === seq - 1n ? lower : undefined;
  const above = epoch.runs[at]?.first.seq === seq + 1n ? epoch.runs[at] : undefined;
  if (contradicts(batch, below, above, epoch.end)) return undefined;
  const start = below ? at - 1 : at;
  const runs = epoch.runs.toSpliced(start, (above ? at + 1 : at) - start, runOf(batch, below, above));
  return { ...epoch, runs, ...(seq === 0n && { link: previous ?? 'none' }) };
}

const runOf = ({ seq, hash, previousHash }: Numbered, below?: Run, above?: Run): Run => ({
  first: below?.first ?? { seq, previousHash },
  last: above?.last ?? { seq, hash },
});

function contradicts({ seq, hash, previousHash }: Numbered, below?: Run, above?: Run, end?: Milestone): boolean {
  if (below && !isSameHash(below.last.hash, previousHash)) return true;
  if (above && !isSameHash(above.first.previousHash, hash)) return true;
  return end?.seq === seq && !isSameHash(end.hash, hash);
}
