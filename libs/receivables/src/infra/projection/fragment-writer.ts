import { type LedgerEvent, type LedgerStep, ProjectionBroken } from '@tallystick/chain';
import { FragmentHistory, type FragmentHistoryKind } from './fragment-history.entity.js';
import type { LedgerFragment } from './ledger-fragment.entity.js';
import { LiveFragments } from './live-fragments.js';

/** A fragment in numbers. */
export interface Interval {
  readonly from: bigint;
  readonly to: bigint;
  readonly holder: string;
  readonly programme: string;
  readonly pledgee: string;
  readonly recourse: string;
  readonly frozen: boolean;
  readonly locked: boolean;
  readonly disputed: boolean;
}

/** What nobody has a hold on but its holder. */
export const UNBURDENED = { pledgee: '0', recourse: '0', frozen: false, locked: false, disputed: false };

export interface HistoryNote {
  readonly previousHolder?: string;
  readonly priceMinor?: string;
  readonly payer?: string;
  readonly bankReference?: string;
}

type FragmentEvent = Extract<LedgerEvent<'receivables'>, { args: { receivable: bigint } }>;

/** Writes what one event did to one receivable's fragments, and the history of it. */
export class FragmentWriter {
  readonly receivable: string;
  private readonly live: LiveFragments;
  private part = 0;

  constructor(
    private readonly step: LedgerStep,
    private readonly event: FragmentEvent,
    private readonly version: bigint,
    private readonly digest: string | null,
  ) {
    this.receivable = event.args.receivable.toString();
    this.live = LiveFragments.of(step);
  }

  /** Removes the live fragment that `[from, to)` is the tail of, and returns it. */
  async takeTail(from: bigint, to: bigint): Promise<Interval> {
    const row = await this.live.at(this.receivable, from);
    if (row?.to !== to.toString()) {
      throw new ProjectionBroken(`no live fragment of ${this.receivable} has [${from}, ${to}) as its tail`);
    }
    this.live.remove(row);
    return intervalOf(row);
  }

  /** Removes the live fragments that tile `[from, to)`, and returns them. */
  async takeTiles(from: bigint, to: bigint): Promise<[Interval, ...Interval[]]> {
    const rows: LedgerFragment[] = [];
    let reached = from;
    while (reached < to) {
      const row = await this.live.at(this.receivable, reached);
      if (row?.from !== reached.toString()) break;
      rows.push(row);
      reached = BigInt(row.to);
    }
    const [first, ...others] = rows.map(intervalOf);
    if (!first || reached !== to) {
      throw new ProjectionBroken(`the live fragments of ${this.receivable} do not tile [${from}, ${to})`);
    }
    for (const row of rows) this.live.remove(row);
    return [first, ...others];
  }

  /** Makes a live fragment at the event's version. */
  put(kind: FragmentHistoryKind, interval: Interval, note: HistoryNote = {}): void {
    const { pledgee, recourse, frozen, locked, disputed } = interval;
    this.live.add({
      ...this.row(interval),
      ...{ pledgee, recourse, frozen, locked, disputed },
      version: this.version.toString(),
    });
    this.note(kind, interval, note);
  }

  /** Changes the whole fragment `[from, to)`. @returns what it was before */
  async rewrite(
    kind: FragmentHistoryKind,
    { from, to }: { readonly from: bigint; readonly to: bigint },
    change: (before: Interval) => Partial<Interval>,
    note?: HistoryNote,
  ): Promise<Interval> {
    const [before] = await this.takeTiles(from, to);
    this.put(kind, { ...before, ...change(before) }, note);
    return before;
  }

  /** Changes the tail `[from, to)` and keeps the head, if any. @returns the fragment that it was the tail of */
  async rewriteTail(
    kind: FragmentHistoryKind,
    { from, to }: { readonly from: bigint; readonly to: bigint },
    change: (parent: Interval) => Partial<Interval>,
    note?: HistoryNote,
  ): Promise<Interval> {
    const parent = await this.takeTail(from, to);
    this.put(kind, { ...parent, ...change(parent), from }, note);
    this.putHead(parent, from);
    return parent;
  }

  /** Keeps what a tail left behind, if anything. */
  putHead(parent: Interval, cut: bigint): void {
    if (parent.from < cut) this.put('remained', { ...parent, to: cut });
  }

  note(kind: FragmentHistoryKind, interval: Interval, note: HistoryNote = {}): void {
    const { blockNumber, blockTime, logIndex, txHash } = this.event.at;
    const row = {
      blockNumber: String(blockNumber),
      logIndex,
      part: this.part++,
      kind,
      ...this.row(interval),
      version: this.version.toString(),
      previousHolder: note.previousHolder ?? null,
      priceMinor: note.priceMinor ?? null,
      payer: note.payer ?? null,
      bankReference: note.bankReference ?? null,
      digest: this.digest,
      blockTime,
      txHash,
    };
    this.step.append(FragmentHistory, [row]);
  }

  private row({ from, to, holder, programme }: Interval) {
    return { receivable: this.receivable, from: from.toString(), to: to.toString(), holder, programme };
  }
}

function intervalOf({ from, to, holder, programme, ...burdens }: LedgerFragment): Interval {
  const { pledgee, recourse, frozen, locked, disputed } = burdens;
  return { from: BigInt(from), to: BigInt(to), holder, programme, pledgee, recourse, frozen, locked, disputed };
}

/** Nobody stands behind what comes back to who did. */
export function recourseAfter({ recourse }: Interval, recipient: string): string {
  return recourse === recipient ? '0' : recourse;
}
