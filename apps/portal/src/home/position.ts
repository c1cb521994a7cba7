import type { components } from '@tallystick/api-client/browser';

export type PositionRow = components['schemas']['PositionRowView'];

/** One currency's sum of many rows. */
export interface Total {
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly overdueMinor: bigint;
  readonly count: number;
  /** The earliest month in which something is due. */
  readonly month: string;
}

/** One sum for each currency: amounts in two currencies are never added. */
export function totalsOf(rows: readonly PositionRow[]): Total[] {
  const byCurrency = Map.groupBy(rows, ({ currency }) => currency);
  return [...byCurrency].map(([currency, of]) => ({
    currency,
    amountMinor: of.reduce((sum, row) => sum + BigInt(row.amountMinor), 0n),
    overdueMinor: of.reduce((sum, row) => sum + BigInt(row.overdueMinor), 0n),
    count: of.reduce((sum, row) => sum + row.count, 0),
    month: of.map(({ month }) => month).sort()[0] ?? '',
  }));
}

/** The largest amount of one currency: what a bar of full length stands for. */
export const largestOf = (rows: readonly PositionRow[], currency: string): bigint =>
  rows
    .filter((row) => row.currency === currency)
    .map(({ amountMinor }) => BigInt(amountMinor))
    .reduce((largest, amount) => (amount > largest ? amount : largest), 0n);
