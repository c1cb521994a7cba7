import type { EpochState, GatewayState, Settled } from './gateway-state.js';

/** Forgets of whole epochs everything but that they are whole, from the first of a chain on. */
export function settle(state: GatewayState): GatewayState {
  if (!state.epochs.some(isWhole)) return state;
  const epochs: EpochState[] = [];
  let settled = [...state.settled];
  for (const epoch of state.epochs) {
    const longer = isWhole(epoch) && lengthened(settled, epoch);
    if (longer) settled = longer;
    else epochs.push(epoch);
  }
  return { epochs, settled };
}

const isWhole = ({ runs: [run, ...others], end }: EpochState) =>
  end !== undefined && others.length === 0 && run?.first.seq === 0n && run.last.seq === end.seq;

function lengthened(settled: readonly Settled[], { bootEpoch, link }: EpochState): Settled[] | undefined {
  if (link === 'none') {
    const chains = [...settled, { from: bootEpoch, until: bootEpoch }];
    return chains.sort((one, other) => (one.from < other.from ? -1 : 1));
  }
  const before = settled.findIndex(({ until }) => until === link?.bootEpoch);
  const chain = settled[before];
  return chain && settled.with(before, { ...chain, until: bootEpoch });
}
