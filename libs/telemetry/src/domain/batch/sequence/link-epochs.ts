import { isSameHash } from '../../sha256.js';
import type { EpochLink } from '../batch.js';
import { type EpochState, type GatewayState, withEpoch } from './gateway-state.js';
import type { Numbered } from './placement.js';

/**
 * The first batch of an epoch names the last of an earlier one: so that one's end is known, and what is missing of it. Nothing when that contradicts
 * what is held: the earlier epoch went on, ended otherwise, was followed by another, or another lies between the two.
 */
export function linkEpochs(
  state: GatewayState,
  { seq, bootEpoch, previous, previousHash }: Numbered,
): GatewayState | undefined {
  if (seq > 0n || !previous) return state;
  const isBetween = (epoch: bigint) => epoch > previous.bootEpoch && epoch < bootEpoch;
  // Of a settled epoch that is always so: whatever followed it lies between.
  const isPassed =
    state.epochs.some((epoch) => isBetween(epoch.bootEpoch)) || state.settled.some(({ from }) => isBetween(from));
  if (isPassed) return undefined;
  const known = state.epochs.find((epoch) => epoch.bootEpoch === previous.bootEpoch);
  const ended = endAt(known ?? { bootEpoch: previous.bootEpoch, runs: [] }, previous, previousHash);
  return ended && withEpoch(state, ended);
}

function endAt(epoch: EpochState, { seq }: EpochLink, hash: Uint8Array): EpochState | undefined {
  const last = epoch.runs.at(-1)?.last;
  if (epoch.end || (last && last.seq > seq)) return undefined;
  if (last?.seq === seq && !isSameHash(last.hash, hash)) return undefined;
  return { ...epoch, end: { seq, hash } };
}
