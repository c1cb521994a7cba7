import type { LedgerFragment } from './ledger-fragment.entity.js';

interface Span {
  readonly from: bigint;
  readonly to: bigint;
}

interface Entry extends Span {
  readonly row: LedgerFragment;
}

/**
 * What is known of one receivable's live fragments while events change them: of where a fragment was once read, this says what is there now,
 * and the database only what was.
 */
export class KnownFragments {
  /** By `from`; they do not overlap. */
  private readonly live: Entry[] = [];
  /** Where something was read or made, by `from`; whole fragments as they were then. */
  private readonly known: Span[] = [];
  private stored = new Set<LedgerFragment>();

  /** Takes a row of the database, unless something newer is known of its place. */
  learn(row: LedgerFragment): void {
    const entry = entryOf(row);
    if (this.isKnown(entry.from)) return;
    insert(this.known, entry);
    insert(this.live, entry);
    this.stored.add(row);
  }

  isKnown(point: bigint): boolean {
    return holding(this.known, point) !== undefined;
  }

  /** The live fragment that holds a point. */
  at(point: bigint): LedgerFragment | undefined {
    return holding(this.live, point)?.row;
  }

  remove(row: LedgerFragment): void {
    this.live.splice(placeOf(this.live, BigInt(row.from)), 1);
  }

  add(row: LedgerFragment): void {
    const entry = entryOf(row);
    if (!this.isKnown(entry.from)) insert(this.known, entry);
    insert(this.live, entry);
  }

  /** What the database lacks. Whoever asks writes it, and is told of it once. */
  takeChanges(): { readonly gone: readonly LedgerFragment[]; readonly made: readonly LedgerFragment[] } {
    const live = new Set(this.live.map(({ row }) => row));
    const stored = this.stored;
    this.stored = live;
    return { gone: [...stored].filter((row) => !live.has(row)), made: [...live].filter((row) => !stored.has(row)) };
  }
}

function entryOf(row: LedgerFragment): Entry {
  return { from: BigInt(row.from), to: BigInt(row.to), row };
}

function holding<S extends Span>(spans: readonly S[], point: bigint): S | undefined {
  const span = spans[placeOf(spans, point)];
  return span && point < span.to ? span : undefined;
}

/** Of the last span that begins at a point or before it; -1 if none does. */
function placeOf(spans: readonly Span[], point: bigint): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.from ?? 0n) <= point) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function insert<S extends Span>(spans: S[], span: S): void {
  spans.splice(placeOf(spans, span.from) + 1, 0, span);
}
