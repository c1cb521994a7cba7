import type { Decimal } from '@tallystick/kernel';

/** The middle of the values by size; of an even number the lower of the two in the middle, so that it is always one that was measured. */
export function medianOf(values: readonly Decimal[]): Decimal {
  const sorted = [...values].sort((a, b) => a.compare(b));
  const middle = sorted[(sorted.length - 1) >> 1];
  if (!middle) throw new RangeError('the median of nothing');
  return middle;
}
