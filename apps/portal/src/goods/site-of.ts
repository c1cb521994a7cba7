import type { Site } from '@tallystick/web-kit/site';
import type { Receipt } from './goods-doors.js';

/**
 * The site that a receipt means: its operator's, by the code that the receipt gives of it, and by the very name that the receipt gives the warehouse. Nothing
 * less ties a receipt to a site, and where two of an operator's bear that name, nothing says which.
 *
 * @param sites those that one may see, of all operators
 */
export function siteOf(
  { operator: { party }, warehouse }: Pick<Receipt, 'operator' | 'warehouse'>,
  sites: readonly Site[],
): Site | undefined {
  if (party === undefined) return undefined;
  const [site, ...others] = sites.filter(({ operator, name }) => operator === party && name.trim() === warehouse);
  return others.length === 0 ? site : undefined;
}
