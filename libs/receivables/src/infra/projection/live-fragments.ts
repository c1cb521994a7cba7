import { insertRows, type LedgerEvent, type LedgerStep } from '@tallystick/chain';
import { KnownFragments } from './known-fragments.js';
import { LedgerFragment } from './ledger-fragment.entity.js';

interface Place {
  readonly receivable: string;
  readonly from: bigint;
  readonly to: bigint;
}

/** The fragments that hold a part of a place: read from its first one on by the primary key, however many the receivable has. */
const FIND = `
  SELECT fragment.* FROM unnest($1::numeric[], $2::numeric[], $3::numeric[]) AS place (receivable, from_minor, to_minor)
  CROSS JOIN LATERAL (
    SELECT f.* FROM ledger.fragment f
    WHERE f.receivable = place.receivable AND f.from_minor < place.to_minor AND f.from_minor >= coalesce((
      SELECT first.from_minor FROM ledger.fragment first
      WHERE first.receivable = place.receivable AND first.from_minor <= place.from_minor
      ORDER BY first.from_minor DESC LIMIT 1
    ), place.from_minor)
  ) AS fragment`;

const REMOVE = `
  DELETE FROM ledger.fragment f USING unnest($1::numeric[], $2::numeric[]) AS gone (receivable, from_minor)
  WHERE f.receivable = gone.receivable AND f.from_minor = gone.from_minor`;

/**
 * The live fragments while a step's events change them. Those that its events name are read together before the first, and what became of
 * all is written together after the last: a fragment cut up and passed on in one step costs no more than one that moved once.
 */
export class LiveFragments {
  private static readonly ofSteps = new WeakMap<LedgerStep, LiveFragments>();
  private readonly receivables = new Map<string, KnownFragments>();
  private read: Promise<void> | undefined;

  static of(step: LedgerStep): LiveFragments {
    const known = this.ofSteps.get(step);
    if (known) return known;
    const made = new LiveFragments(step);
    this.ofSteps.set(step, made);
    return made;
  }

  private constructor(private readonly step: LedgerStep) {
    step.beforeEnd(() => this.write());
  }

  /** The live fragment that holds a minor unit. */
  async at(receivable: string, point: bigint): Promise<LedgerFragment | undefined> {
    await (this.read ??= this.load(this.step.events.flatMap(placeIn)));
    const known = this.known(receivable);
    if (!known.isKnown(point)) await this.load([{ receivable, from: point, to: point + 1n }]);
    return known.at(point);
  }

  async ofReceivable(receivable: string): Promise<LedgerFragment[]> {
    await this.write();
    return this.step.tx.find(LedgerFragment, { where: { receivable }, order: { from: 'ASC' } });
  }

  remove(row: LedgerFragment): void {
    this.known(row.receivable).remove(row);
  }

  add(row: LedgerFragment): void {
    this.known(row.receivable).add(row);
  }

  private known(receivable: string): KnownFragments {
    const known = this.receivables.get(receivable) ?? new KnownFragments();
    this.receivables.set(receivable, known);
    return known;
  }

  private async load(places: readonly Place[]): Promise<void> {
    if (places.length === 0) return;
    const rows = await this.step.tx.query<StoredFragment[]>(FIND, [
      places.map(({ receivable }) => receivable),
      places.map(({ from }) => from.toString()),
      places.map(({ to }) => to.toString()),
    ]);
    for (const { from_minor, to_minor, ...row } of rows)
      this.known(row.receivable).learn({ ...row, from: from_minor, to: to_minor });
  }

  private async write(): Promise<void> {
    const changes = [...this.receivables.values()].map((known) => known.takeChanges());
    const gone = changes.flatMap((change) => change.gone);
    if (gone.length > 0)
      await this.step.tx.query(REMOVE, [gone.map(({ receivable }) => receivable), gone.map(({ from }) => from)]);
    await insertRows(
      this.step.tx,
      LedgerFragment,
      changes.flatMap((change) => change.made),
    );
  }
}

/** Its other columns have the names that they have here. */
interface StoredFragment extends Omit<LedgerFragment, 'from' | 'to'> {
  readonly from_minor: string;
  readonly to_minor: string;
}

function placeIn({ args }: LedgerEvent): Place[] {
  if (!('receivable' in args) || !('from' in args) || !('to' in args)) return [];
  return [{ receivable: args.receivable.toString(), from: args.from, to: args.to }];
}
