export interface Quantiles {
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export function quantilesOf(milliseconds: readonly number[]): Quantiles {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round((sorted[Math.ceil(sorted.length * share) - 1] ?? 0) * 10) / 10;
  return { p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** To three digits. */
export const rounded = (value: number): number => Number(value.toPrecision(3));
