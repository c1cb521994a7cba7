import type { Decimal } from '@tallystick/kernel';

/** UNCL 5305 category (`S` standard, `Z` zero, `E` exempt, `AE` reverse charge, ...) with its rate in percent. */
export interface TaxCategory {
  readonly id: string;
  readonly percent: Decimal | undefined;
}

/** Equal for equal categories, however the rate was written; leaving it out says zero, as an exempt category may. */
export function taxCategoryKey({ id, percent }: TaxCategory): string {
  return `${id} ${percent?.normalised().toString() ?? '0'}%`;
}
