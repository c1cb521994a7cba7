import { type Gap, type GatewayState, gapsOf } from './gateway-state.js';

/** A gap from when a batch showed it until it is filled. */
export interface WatchedGap extends Gap {
  /** When the batch that showed it came: milliseconds since 1970. */
  readonly openedAtMs: number;
  /** It was told, under this number: the first that was missing then. */
  readonly raisedSeq?: bigint;
}

/** What is to be told of gaps, by the number that it is told under. */
export type GapNotice = Pick<Gap, 'bootEpoch'> & { readonly seq: bigint };

export interface GapsNow {
  readonly gaps: readonly WatchedGap[];
  readonly told: readonly GapNotice[];
}

/** The first batch of a gap that is still missing. */
export function firstMissing(state: GatewayState, { bootEpoch, from, to }: Gap): bigint | undefined {
  const left = gapsOf(state).find((gap) => gap.bootEpoch === bootEpoch && gap.to >= from && gap.from <= to);
  return left && (left.from > from ? left.from : from);
}

/** Those that have been open for too long and were not told yet; one that was filled before that is forgotten. */
export function overdueGaps(gaps: readonly WatchedGap[], state: GatewayState, nowMs: number, gapMs: number): GapsNow {
  const told: GapNotice[] = [];
  const left = gaps.flatMap((gap): WatchedGap[] => {
    const seq = gap.raisedSeq ?? firstMissing(state, gap);
    if (seq === undefined) return [];
    if (gap.raisedSeq !== undefined || nowMs - gap.openedAtMs < gapMs) return [gap];
    told.push({ bootEpoch: gap.bootEpoch, seq });
    return [{ ...gap, raisedSeq: seq }];
  });
  return { gaps: left, told };
}

/** Those that are whole now; told of are those that had been told. */
export function filledGaps(gaps: readonly WatchedGap[], state: GatewayState): GapsNow {
  const left = gaps.filter((gap) => firstMissing(state, gap) !== undefined);
  const told = gaps.flatMap(({ bootEpoch, raisedSeq }, at) =>
    raisedSeq === undefined || left.includes(gaps[at] as WatchedGap) ? [] : [{ bootEpoch, seq: raisedSeq }],
  );
  return { gaps: left, told };
}
