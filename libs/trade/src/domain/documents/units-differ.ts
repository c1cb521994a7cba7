import type { Quantity } from './trade-document.js';

/** Whether two quantities are counted in different units. One that names none is taken to be in the other's. */
export function unitsDiffer({ unit: a }: Quantity, { unit: b }: Quantity): boolean {
  return a !== '' && b !== '' && a.toUpperCase() !== b.toUpperCase();
}
