import type { ClaimEvent } from './claim-event.js';
import { LineageBroken } from './lineage-broken.js';

/** `[from, to)` of a claim in minor units, as its events leave it. Parties and programmes by number, 0 for none. */
export interface ReplayedFragment {
  readonly from: bigint;
  readonly to: bigint;
  readonly holder: bigint;
  readonly version: bigint;
  readonly programme: bigint;
  readonly pledgee: bigint;
  readonly recourse: bigint;
  readonly frozen: boolean;
  readonly locked: boolean;
  readonly disputed: boolean;
}

export interface ReplayedClaim {
  readonly receivable: bigint;
  readonly debtor: bigint;
  readonly creditor: bigint;
  /** ISO 4217, numeric. */
  readonly currency: number;
  readonly face: bigint;
  /** Of it what was paid or cancelled. */
  readonly retired: bigint;
  /** Seconds since 1970. */
  readonly due: bigint;
  /** What is live, from the first minor unit on. */
  readonly fragments: readonly ReplayedFragment[];
}

type Change = Partial<Omit<ReplayedFragment, 'from' | 'to' | 'version'>>;
type Place = Extract<ClaimEvent, { args: { from: bigint; to: bigint; version: bigint } }>;

/** A claim while its events are gone through. Every method throws LineageBroken. */
export class ClaimUnderReplay {
  private readonly live = new Map<bigint, ReplayedFragment>();
  private retired = 0n;

  constructor(private readonly issue: Extract<ClaimEvent, { name: 'Issued' }>) {
    const { face, creditor, programme } = issue.args;
    const unburdened = { pledgee: 0n, recourse: 0n, frozen: false, locked: false, disputed: false };
    this.put({ from: 0n, to: face, holder: creditor, version: 1n, programme, ...unburdened });
  }

  split(event: Extract<ClaimEvent, { name: 'FragmentSplit' }>): void {
    const { from, to, cuts, version } = event.args;
    const parent = this.takeWhole(event);
    const ends = [...cuts, to];
    if (ends.some((end, place) => end <= (ends[place - 1] ?? from)))
      throw new LineageBroken(event, 'the parts do not tile the fragment');
    ends.forEach((end, place) => this.put({ ...parent, from: ends[place - 1] ?? from, to: end, version }));
  }

  merge(event: Extract<ClaimEvent, { name: 'FragmentsMerged' }>): void {
    const { from, to, version } = event.args;
    const parts: ReplayedFragment[] = [];
    for (let reached = from; reached < to;) {
      const part = this.take(event, reached);
      parts.push(part);
      reached = part.to;
    }
    const [first] = parts;
    if (!first || parts.at(-1)?.to !== to) throw new LineageBroken(event, 'no fragments tile what was merged');
    this.requireNext(event, ...parts);
    this.put({ ...first, to, version });
  }

  /** The whole fragment `[from, to)` becomes another. */
  rewrite(event: Place, change: Change): void {
    this.put({ ...this.takeWhole(event), ...change, version: event.args.version });
  }

  /** The tail `[from, to)` becomes another; what is before it stays as it is, at the new version. */
  rewriteTail(event: Place, change: Change): void {
    const parent = this.takeTail(event);
    const { from, version } = event.args;
    this.put({ ...parent, from, ...change, version });
    this.keepHead(parent, event);
  }

  /** The tail goes to another holder. Nobody stands behind what comes back to who did. */
  move(event: Extract<Place, { args: { holder: bigint } }>, recipient: bigint, change: Change): void {
    const parent = this.takeTail(event);
    const { from, version, holder } = event.args;
    if (parent.holder !== holder)
      throw new LineageBroken(event, `party ${holder} passed on what party ${parent.holder} held`);
    const recourse = parent.recourse === recipient ? 0n : parent.recourse;
    this.put({ ...parent, from, recourse, ...change, holder: recipient, version });
    this.keepHead(parent, event);
  }

  /** The tail was paid or cancelled. */
  retire(event: Place): void {
    const parent = this.takeTail(event);
    this.retired += event.args.to - event.args.from;
    this.keepHead(parent, event);
  }

  replayed(): ReplayedClaim {
    const { receivable, debtor, creditor, currency, face, due } = this.issue.args;
    const fragments = [...this.live.values()].sort((one, other) => (one.from < other.from ? -1 : 1));
    return {
      ...{ receivable, debtor, creditor, face, due, fragments },
      currency: Number(currency),
      retired: this.retired,
    };
  }

  private keepHead(parent: ReplayedFragment, { args: { from, version } }: Place): void {
    if (parent.from < from) this.put({ ...parent, to: from, version });
  }

  private takeWhole(event: Place): ReplayedFragment {
    const parent = this.take(event, event.args.from);
    if (parent.to !== event.args.to) throw new LineageBroken(event, 'no live fragment is what it changes');
    this.requireNext(event, parent);
    return parent;
  }

  private takeTail(event: Place): ReplayedFragment {
    const { from, to } = event.args;
    const parent = [...this.live.values()].find((one) => one.from <= from && from < one.to);
    if (parent?.to !== to) throw new LineageBroken(event, 'no live fragment has it as its tail');
    this.live.delete(parent.from);
    this.requireNext(event, parent);
    return parent;
  }

  private take(event: Place, from: bigint): ReplayedFragment {
    const found = this.live.get(from);
    if (!found) throw new LineageBroken(event, `no live fragment begins at ${from}`);
    this.live.delete(from);
    return found;
  }

  /** What an act writes has 1 + the highest version of what it touched: by it an event that was left out is missed. */
  private requireNext(event: Place, ...touched: readonly ReplayedFragment[]): void {
    const highest = touched.reduce((most, { version }) => (version > most ? version : most), 0n);
    const { version } = event.args;
    if (version !== highest + 1n)
      throw new LineageBroken(event, `it has version ${version}, and ${highest + 1n} comes next: one is missing`);
  }

  private put(fragment: ReplayedFragment): void {
    this.live.set(fragment.from, fragment);
  }
}
