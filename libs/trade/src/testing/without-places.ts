import { Decimal, Money } from '@tallystick/kernel';

/** A normalised document with exact values as text and without its places, so that two papers compare by what they say. */
export function withoutPlaces(value: unknown): unknown {
  if (value instanceof Money) return value.toString();
  if (value instanceof Decimal) return value.normalised().toString();
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'where' && key !== 'decimals');
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutPlaces(inner)]));
}
