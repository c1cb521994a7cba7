import type { ClientBase } from 'pg';
import type { Reading } from '../../domain/batch/batch.js';

type Series = Pick<Reading, 'device' | 'metric' | 'unit'>;
type SeriesOf = (gateway: number, series: Series) => number | undefined;

interface Row extends Series {
  readonly id: number;
  readonly gateway: number;
}

/** No name has a line break. */
const nameOf = (gateway: number, { device, metric, unit }: Series) => `${gateway}\n${device}\n${metric}\n${unit}`;

/** The numbers under which readings are stored, of one site; made when a series is first seen. */
export class SeriesIds {
  // A Map keeps its order: the first is the one that was added longest ago.
  private ids = new Map<string, number>();
  private counts = new Map<number, number>();

  /**
   * @param maxSeries of one gateway; there are no rows for more
   * @param maxKept in memory
   */
  constructor(private readonly limits: { readonly maxSeries: number; readonly maxSeriesKept: number }) {}

  /** What was made in a transaction that did not stand is forgotten with all the rest. */
  forget(): void {
    this.ids = new Map();
    this.counts = new Map();
  }

  /** In the transaction that stores the readings. */
  async idsFor(db: ClientBase, readings: Iterable<readonly [gateway: number, Series]>): Promise<SeriesOf> {
    const unknown = new Map<string, readonly [number, Series]>();
    for (const [gateway, series] of readings) {
      const name = nameOf(gateway, series);
      if (!this.ids.has(name)) unknown.set(name, [gateway, series]);
    }
    if (unknown.size > 0) await this.learn(db, [...unknown.values()]);
    const found = this.ids;
    this.dropOldest();
    return (gateway, series) => found.get(nameOf(gateway, series));
  }

  private async learn(db: ClientBase, wanted: readonly (readonly [number, Series])[]): Promise<void> {
    const known = await this.read(db, wanted);
    const missing = wanted.filter(([gateway, series]) => !known.has(nameOf(gateway, series)));
    if (missing.length > 0) await this.make(db, missing);
  }

  private async read(db: ClientBase, wanted: readonly (readonly [number, Series])[]): Promise<ReadonlySet<string>> {
    const { rows } = await db.query<Row>(
      `SELECT id, gateway, device, metric, unit FROM telemetry.series
       JOIN unnest($1::integer[], $2::text[], $3::text[], $4::text[]) AS wanted (gateway, device, metric, unit)
       USING (gateway, device, metric, unit)`,
      columns(wanted),
    );
    return new Set(rows.map((row) => this.keep(row)));
  }

  private async make(db: ClientBase, missing: readonly (readonly [number, Series])[]): Promise<void> {
    const allowed: (readonly [number, Series])[] = [];
    for (const one of missing) {
      const [gateway] = one;
      const count = this.counts.get(gateway) ?? (await countOf(db, gateway));
      this.counts.set(gateway, count < this.limits.maxSeries ? count + 1 : count);
      if (count < this.limits.maxSeries) allowed.push(one);
    }
    const { rows } = await db.query<Row>(
      `INSERT INTO telemetry.series (gateway, device, metric, unit)
       SELECT * FROM unnest($1::integer[], $2::text[], $3::text[], $4::text[]) RETURNING id, gateway, device, metric, unit`,
      columns(allowed),
    );
    rows.forEach((row) => this.keep(row));
  }

  private keep(row: Row): string {
    const name = nameOf(row.gateway, row);
    this.ids.set(name, row.id);
    return name;
  }

  /** All at once and seldom: what is in use is read again by one query. */
  private dropOldest(): void {
    if (this.ids.size > this.limits.maxSeriesKept) this.ids = new Map();
  }
}

const columns = (wanted: readonly (readonly [number, Series])[]) => [
  wanted.map(([gateway]) => gateway),
  wanted.map(([, { device }]) => device),
  wanted.map(([, { metric }]) => metric),
  wanted.map(([, { unit }]) => unit),
];

async function countOf(db: ClientBase, gateway: number): Promise<number> {
  const { rows } = await db.query<{ count: string }>('SELECT count(*) FROM telemetry.series WHERE gateway = $1', [
    gateway,
  ]);
  return Number(rows[0]?.count);
}
