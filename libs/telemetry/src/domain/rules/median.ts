import type { Decimal } from '@tallystick/kernel';

/** The middle of the values by size; of an even number the lower of the two in the middle, so that it is always one that was measured. */
export function medianOf(values: readonly Decimal[]): Decimal {
  const sorted = values.length <= FEW ? inserted(values) : values.toSorted((a, b) => a.compare(b));
  const middle = sorted[(sorted.length - 1) >> 1];
  if (!middle) throw new RangeError('the median of nothing');
  return middle;
}

/** Of so many, putting each in its place is faster than a sort that calls back. */
const FEW = 12;

/** Sorted, what is equal in the order in which it came. */
function inserted(values: readonly Decimal[]): Decimal[] {
  const sorted: Decimal[] = [];
  for (const value of values) {
    let place = sorted.length;
    for (; place > 0; place -= 1) {
      const other = sorted[place - 1];
      if (!other || other.compare(value) <= 0) break;
      sorted[place] = other;
    }
    sorted[place] = value;
  }
  return sorted;
}
