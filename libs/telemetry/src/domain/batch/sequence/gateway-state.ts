import type { EpochLink } from '../batch.js';

/** Batches of an epoch that are held, without a hole between them. */
export interface Run {
  readonly first: { readonly seq: bigint; readonly previousHash: Uint8Array };
  readonly last: { readonly seq: bigint; readonly hash: Uint8Array };
}

/** A batch by its number and its hash. */
export interface Milestone {
  readonly seq: bigint;
  readonly hash: Uint8Array;
}

export interface EpochState {
  readonly bootEpoch: bigint;
  /** From the lowest up, a hole between each and the next. */
  readonly runs: readonly Run[];
  /** What its first batch says of the epoch before: none remembered. Absent while that batch is missing. */
  readonly link?: EpochLink | 'none';
  /** Its last batch, as the first of the next epoch names it. */
  readonly end?: Milestone;
}

/** Epochs linked one to the next and held whole: all that is left to know of them, as every batch of theirs is stored under its number. */
export interface Settled {
  /** Remembers none before it. */
  readonly from: bigint;
  readonly until: bigint;
}

/** What is known of one gateway's sequence. Its size grows with holes, not with batches. */
export interface GatewayState {
  /** By boot epoch, from the lowest up. */
  readonly epochs: readonly EpochState[];
  readonly settled: readonly Settled[];
}

export const NEW_GATEWAY: GatewayState = { epochs: [], settled: [] };

/** Batches that a gateway signed, as others of its batches show, and that are not held. */
export interface Gap {
  readonly bootEpoch: bigint;
  readonly from: bigint;
  /** Included. */
  readonly to: bigint;
}

export const gapsOf = ({ epochs }: GatewayState): Gap[] => epochs.flatMap(gapsOfEpoch);

/** Between the runs, before the first, and after the last when it is known where the epoch ended. */
export function gapsOfEpoch({ bootEpoch, runs, end }: EpochState): Gap[] {
  const gaps: Gap[] = [];
  let expected = 0n;
  for (const { first, last } of runs) {
    if (first.seq > expected) gaps.push({ bootEpoch, from: expected, to: first.seq - 1n });
    expected = last.seq + 1n;
  }
  if (end && end.seq >= expected) gaps.push({ bootEpoch, from: expected, to: end.seq });
  return gaps;
}

/** The last batch before the first hole of an epoch: what a receipt may cover. Of a settled epoch that is its end, and nothing here. */
export function unbrokenOf({ epochs }: GatewayState, bootEpoch: bigint): Milestone | undefined {
  const [run] = epochs.find((epoch) => epoch.bootEpoch === bootEpoch)?.runs ?? [];
  return run?.first.seq === 0n ? run.last : undefined;
}

export function withEpoch(state: GatewayState, epoch: EpochState): GatewayState {
  const others = state.epochs.filter(({ bootEpoch }) => bootEpoch !== epoch.bootEpoch);
  const after = others.findIndex(({ bootEpoch }) => bootEpoch > epoch.bootEpoch);
  return { ...state, epochs: others.toSpliced(after < 0 ? others.length : after, 0, epoch) };
}
