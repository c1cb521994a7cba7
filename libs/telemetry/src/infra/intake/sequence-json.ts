import type { EpochLink } from '../../domain/batch/batch.js';
import type { EpochState, GatewayState, Milestone, Run } from '../../domain/batch/sequence/gateway-state.js';
import type { WatchedGap } from '../../domain/batch/sequence/watched-gaps.js';

/** What `telemetry.gateway_sequence.state` holds: numbers of 64 bits as digits, hashes in hex. */
export interface SequenceJson {
  readonly epochs: readonly EpochJson[];
  readonly settled: readonly { readonly from: string; readonly until: string }[];
  readonly gaps: readonly GapJson[];
  readonly hasAside: boolean;
  /** The epoch that the stored receipt is of. */
  readonly receiptEpoch?: string;
}

interface EpochJson {
  readonly bootEpoch: string;
  /** First seq, the hash before it, last seq, its hash. */
  readonly runs: readonly (readonly [string, string, string, string])[];
  readonly link?: 'none' | readonly [string, string];
  readonly end?: readonly [string, string];
}

interface GapJson {
  readonly bootEpoch: string;
  readonly from: string;
  readonly to: string;
  readonly openedAtMs: number;
  readonly raisedSeq?: string;
}

export interface SequenceFacts {
  readonly state: GatewayState;
  readonly gaps: readonly WatchedGap[];
  readonly hasAside: boolean;
  readonly receiptEpoch?: bigint;
}

export function sequenceToJson({ state, gaps, hasAside, receiptEpoch }: SequenceFacts): SequenceJson {
  return {
    epochs: state.epochs.map(epochToJson),
    settled: state.settled.map(({ from, until }) => ({ from: `${from}`, until: `${until}` })),
    gaps: gaps.map(({ bootEpoch, from, to, openedAtMs, raisedSeq }) => ({
      ...{ bootEpoch: `${bootEpoch}`, from: `${from}`, to: `${to}`, openedAtMs },
      ...(raisedSeq !== undefined && { raisedSeq: `${raisedSeq}` }),
    })),
    hasAside,
    ...(receiptEpoch !== undefined && { receiptEpoch: `${receiptEpoch}` }),
  };
}

export function sequenceFromJson({ epochs, settled, gaps, hasAside, receiptEpoch }: SequenceJson): SequenceFacts {
  return {
    state: {
      epochs: epochs.map(epochFromJson),
      settled: settled.map(({ from, until }) => ({ from: BigInt(from), until: BigInt(until) })),
    },
    gaps: gaps.map(({ bootEpoch, from, to, openedAtMs, raisedSeq }) => ({
      ...{ bootEpoch: BigInt(bootEpoch), from: BigInt(from), to: BigInt(to), openedAtMs },
      ...(raisedSeq !== undefined && { raisedSeq: BigInt(raisedSeq) }),
    })),
    hasAside,
    ...(receiptEpoch !== undefined && { receiptEpoch: BigInt(receiptEpoch) }),
  };
}

const hex = (hash: Uint8Array) => Buffer.from(hash.buffer, hash.byteOffset, hash.length).toString('hex');
const unhex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

function epochToJson({ bootEpoch, runs, link, end }: EpochState): EpochJson {
  return {
    bootEpoch: `${bootEpoch}`,
    runs: runs.map(({ first, last }) => [`${first.seq}`, hex(first.previousHash), `${last.seq}`, hex(last.hash)]),
    ...(link && { link: link === 'none' ? link : ([`${link.bootEpoch}`, `${link.seq}`] as const) }),
    ...(end && { end: [`${end.seq}`, hex(end.hash)] as const }),
  };
}

function epochFromJson({ bootEpoch, runs, link, end }: EpochJson): EpochState {
  return {
    bootEpoch: BigInt(bootEpoch),
    runs: runs.map(runFromJson),
    ...(link && { link: link === 'none' ? link : linkFromJson(link) }),
    ...(end && { end: milestone(end[0], end[1]) }),
  };
}

const linkFromJson = ([bootEpoch, seq]: readonly [string, string]): EpochLink => ({
  bootEpoch: BigInt(bootEpoch),
  seq: BigInt(seq),
});

const runFromJson = ([firstSeq, before, lastSeq, hash]: readonly [string, string, string, string]): Run => ({
  first: { seq: BigInt(firstSeq), previousHash: unhex(before) },
  last: milestone(lastSeq, hash),
});

const milestone = (seq: string, hash: string): Milestone => ({ seq: BigInt(seq), hash: unhex(hash) });
