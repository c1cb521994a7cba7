import type { Price } from './trade-document.js';
import { findUnit } from './units.js';

/** A price for so much of its own unit, or of the line's where it names none, as one for so much of the first unit of that group. */
export function priceInReferenceUnit(price: Price, lineUnit: string): Price {
  const unit = findUnit(price.baseUnit || lineUnit);
  if (!unit) return price;
  return { ...price, baseQuantity: price.baseQuantity.times(unit.factor).normalised(), baseUnit: unit.reference };
}
