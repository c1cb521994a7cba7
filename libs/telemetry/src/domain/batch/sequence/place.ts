import { isSameHash } from '../../sha256.js';
import { type EpochState, type Gap, type GatewayState, unbrokenOf, withEpoch } from './gateway-state.js';
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

function placed(before: GatewayState, after: GatewayState, batch: Numbered): Placed {
  const { bootEpoch, seq, previous } = batch;
  const opened = openedBy(before, batch);
  const unbroken = unbrokenOf(after, bootEpoch);
  return {
    kind: opened.length > 0 ? 'gap' : 'accepted',
    state: settle(after),
    ...(unbroken && { unbroken }),
    opened,
    fills: seq < nextOf(before, bootEpoch),
    forgets: seq === 0n && !previous && hasEarlier(before, bootEpoch),
  };
}

/** What a batch shows to be missing: before it, and up to the end that it names of an earlier epoch. */
function openedBy(state: GatewayState, { bootEpoch, seq, previous }: Numbered): Gap[] {
  const ofEpoch = { bootEpoch, from: nextOf(state, bootEpoch), to: seq - 1n };
  const ofEarlier =
    seq === 0n && previous ? [{ ...previous, from: nextOf(state, previous.bootEpoch), to: previous.seq }] : [];
  return [ofEpoch, ...ofEarlier]
    .filter(({ from, to }) => from <= to)
    .map((gap) => ({ bootEpoch: gap.bootEpoch, from: gap.from, to: gap.to }));
}

/** The number after the last that an epoch is known to have. */
function nextOf({ epochs }: GatewayState, bootEpoch: bigint): bigint {
  const epoch = epochs.find((one) => one.bootEpoch === bootEpoch);
  const last = epoch?.end ?? epoch?.runs.at(-1)?.last;
  return last ? last.seq + 1n : 0n;
}

const equivocation = ({ seq }: Numbered, contradicts: Contradiction): Placement => ({
  kind: 'equivocation',
  contradicts,
  restarts: contradicts === 'same-number' && seq === 0n,
});

const isAfterEnd = ({ end }: EpochState, { seq }: Numbered) => end !== undefined && seq > end.seq;

const countOf = ({ epochs }: GatewayState) => epochs.reduce((count, { runs }) => count + 1 + runs.length, 0);

const hasEarlier = ({ epochs, settled }: GatewayState, bootEpoch: bigint) =>
  epochs.some((epoch) => epoch.bootEpoch < bootEpoch) || settled.some(({ from }) => from < bootEpoch);
