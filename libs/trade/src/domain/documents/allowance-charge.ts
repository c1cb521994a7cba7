import type { Money } from '@tallystick/kernel';
import type { TaxCategory } from './tax-category.js';

/** A discount (allowance) or a surcharge (charge), on a line or on the whole paper. */
export interface AllowanceCharge {
  readonly isCharge: boolean;
  readonly amount: Money;
  /** Only on the whole paper: which tax it is subject to. */
  readonly taxCategory: TaxCategory | undefined;
  readonly where: string;
}
