/** Where a reader stands in the two feeds. */
export interface FeedPosition {
  readonly papers: bigint;
  readonly ledger: bigint;
}

/** As it travels in `id:` and comes back in `Last-Event-ID`. */
export function formatPosition({ papers, ledger }: FeedPosition): string {
  return `${papers}-${ledger}`;
}

/** @returns undefined for anything that was not given by `formatPosition` */
export function parsePosition(text: string | undefined): FeedPosition | undefined {
  const match = /^([0-9]{1,18})-([0-9]{1,18})$/.exec(text ?? '');
  return match?.[1] !== undefined && match[2] !== undefined
    ? { papers: BigInt(match[1]), ledger: BigInt(match[2]) }
    : undefined;
}
