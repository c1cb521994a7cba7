import { type GatewayState, NEW_GATEWAY } from '../../batch/sequence/gateway-state.js';
import { place } from '../../batch/sequence/place.js';
import type { Placed, Placement } from '../../batch/sequence/placement.js';
import type { SignedBatch } from '../../batch/signed-batch.js';

/** What a bundle shows of a gateway's numbers, entry by entry. */
export interface GatewaySequence {
  state: GatewayState;
  /** Hashes by epoch and number. */
  readonly placed: Map<string, Uint8Array>;
  readonly maxRuns: number;
}

/** A batch that cannot stand beside those before it. */
export interface Contradicting {
  readonly kind: Exclude<Placement['kind'], 'accepted' | 'gap'>;
  /** The gateway began to count again without a new boot epoch. */
  readonly restarts: boolean;
  readonly message: string;
}

const NAMED: Readonly<Record<Contradicting['kind'], string>> = {
  duplicate: 'a duplicate',
  equivocation: 'an equivocation',
  replay: 'a replay',
  'too-many-gaps': 'one too many',
};

/** An epoch and a run for each, and the epoch that it is linked to. */
export const sequenceOf = (entries: number): GatewaySequence => ({
  state: NEW_GATEWAY,
  placed: new Map(),
  maxRuns: 3 * entries,
});

/** Whether a batch fits those before it, which from here on it is one of. */
export function contradictionOf(sequence: GatewaySequence, { batch, hash }: SignedBatch): Contradicting | undefined {
  const key = `${batch.bootEpoch}/${batch.seq}`;
  const held = sequence.placed.get(key);
  const placement = place(sequence.state, { ...batch, hash }, held ? { placed: held } : {}, sequence);
  if (isPlaced(placement)) {
    sequence.state = placement.state;
    sequence.placed.set(key, hash);
    return undefined;
  }
  const { kind } = placement;
  const message = `of epoch ${batch.bootEpoch}, number ${batch.seq}, it is ${NAMED[kind]} beside those before it`;
  return { kind, message, restarts: kind === 'equivocation' && placement.restarts };
}

const isPlaced = (placement: Placement): placement is Placed => 'state' in placement;
