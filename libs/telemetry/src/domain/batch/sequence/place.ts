import { isSameHash } from '../../sha256.js';
import { type EpochState, type Gap, gapsOf, type GatewayState, unbrokenOf, withEpoch } from './gateway-state.js';
import { joinRuns } from './join-runs.js';
import { linkEpochs } from './link-epochs.js';
import { passesOver } from './pass-over.js';
import {
  type Contradiction,
  DEFAULT_SEQUENCE_LIMITS,
  type Held,
  type Numbered,
  type Placed,
  type Placement,
} from './placement.js';
import { settle } from './settle.js';

/**
 * Where a batch of a gateway belongs, and the state after it. Batches may come in any order, more than once, or never; the state is the same for
 * the same set of them. Of two that contradict one another the first to come has the place.
 * @param held what is stored under the batch's key
 */
export function place(
  state: GatewayState,
  batch: Numbered,
  held: Held = {},
  { maxRuns } = DEFAULT_SEQUENCE_LIMITS,
): Placement {
  const known = [...(held.placed ? [held.placed] : []), ...(held.aside ?? [])];
  if (known.some((hash) => isSameHash(hash, batch.hash))) return { kind: 'duplicate' };
  if (held.placed) return equivocation(batch, 'same-number');
  const epoch = state.epochs.find(({ bootEpoch }) => bootEpoch === batch.bootEpoch);
  if (epoch ? isAfterEnd(epoch, batch) : passesOver(state, batch.bootEpoch)) return { kind: 'replay' };

  const joined = joinRuns(epoch ?? { bootEpoch: batch.bootEpoch, runs: [] }, batch);
  if (!joined) return equivocation(batch, 'other-history');
  const linked = linkEpochs(withEpoch(state, joined), batch);
  if (!linked) return equivocation(batch, 'other-epochs');
  if (countOf(linked) > Math.max(maxRuns, countOf(state))) return { kind: 'too-many-gaps', limit: maxRuns };

  return placed(state, linked, batch);
}

function placed(before: GatewayState, after: GatewayState, { bootEpoch, seq, previous }: Numbered): Placed {
  const known = gapsOf(before);
  const opened = gapsOf(after).filter((gap) => !known.some((other) => isIn(other, gap.bootEpoch, gap.from)));
  const unbroken = unbrokenOf(after, bootEpoch);
  return {
    kind: opened.length > 0 ? 'gap' : 'accepted',
    state: settle(after),
    ...(unbroken && { unbroken }),
    opened,
    fills: known.some((gap) => isIn(gap, bootEpoch, seq)),
    forgets: seq === 0n && !previous && hasEarlier(before, bootEpoch),
  };
}

const equivocation = ({ seq }: Numbered, contradicts: Contradiction): Placement => ({
  kind: 'equivocation',
  contradicts,
  restarts: contradicts === 'same-number' && seq === 0n,
});

const isAfterEnd = ({ end }: EpochState, { seq }: Numbered) => end !== undefined && seq > end.seq;

const isIn = (gap: Gap, bootEpoch: bigint, seq: bigint) =>
  gap.bootEpoch === bootEpoch && gap.from <= seq && seq <= gap.to;

const countOf = ({ epochs }: GatewayState) => epochs.reduce((count, { runs }) => count + 1 + runs.length, 0);

const hasEarlier = ({ epochs, settled }: GatewayState, bootEpoch: bigint) =>
  epochs.some((epoch) => epoch.bootEpoch < bootEpoch) || settled.some(({ from }) => from < bootEpoch);
