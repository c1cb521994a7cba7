import type { GatewayState } from './gateway-state.js';
import type { Numbered } from './placement.js';

/** Whether a batch is placed under this number, or may be: of settled epochs it is not known where they end. */
export function mayHold({ epochs, settled }: GatewayState, { bootEpoch, seq }: Pick<Numbered, 'bootEpoch' | 'seq'>) {
  if (settled.some(({ from, until }) => from <= bootEpoch && bootEpoch <= until)) return true;
  const runs = epochs.find((epoch) => epoch.bootEpoch === bootEpoch)?.runs ?? [];
  return runs.some(({ first, last }) => first.seq <= seq && seq <= last.seq);
}
