import type { GatewayState } from './gateway-state.js';

/**
 * Whether the gateway's chain of epochs has no room for one that is not known: it lies among settled ones, or the next above it is linked past it. Where
 * the next above remembers none before it, or its first batch is still missing, an unknown epoch is merely late.
 */
export function passesOver({ epochs, settled }: GatewayState, bootEpoch: bigint): boolean {
  if (settled.some(({ from, until }) => from <= bootEpoch && bootEpoch <= until)) return true;
  const next = epochs.find((epoch) => epoch.bootEpoch > bootEpoch);
  const settledBetween = settled.some(({ from }) => from > bootEpoch && (next === undefined || from < next.bootEpoch));
  return !settledBetween && next?.link !== undefined && next.link !== 'none';
}
