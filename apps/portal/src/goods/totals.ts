import { Decimal } from '@tallystick/kernel';
import type { ReceiptedTotal } from './goods-doors.js';

/** A sum, and the largest in its unit, both in the same small part of it. */
export interface Compared {
  readonly part: bigint;
  readonly whole: bigint;
}

/** Each sum beside the largest in its unit: for drawing. What is in other units is never set beside it. */
export function comparedWithinUnit(totals: readonly Pick<ReceiptedTotal, 'unit' | 'quantity'>[]): readonly Compared[] {
  const read = totals.map(({ unit, quantity }) => ({ unit, quantity: Decimal.parse(quantity) }));
  const scale = Math.max(0, ...read.map(({ quantity }) => quantity.scale));
  const scaled = read.map(({ unit, quantity }) => ({ unit, amount: quantity.unscaledAt(scale) }));
  const largest = new Map<string, bigint>();
  for (const { unit, amount } of scaled) if (amount > (largest.get(unit) ?? 0n)) largest.set(unit, amount);
  return scaled.map(({ unit, amount }) => ({ part: amount, whole: largest.get(unit) ?? amount }));
}

/** Distinct values of a part of the sums that can be asked for, in the order of the reader's language. */
export function choicesOf(texts: readonly string[], chosen: string | undefined, language: string): readonly string[] {
  const all = new Set(chosen === undefined ? texts : [...texts, chosen]);
  return [...all].sort((a, b) => a.localeCompare(b, language));
}
