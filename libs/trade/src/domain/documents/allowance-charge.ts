import type { Money } from '@tallystick/kernel';
import type { AllowanceBasis } from './invoice-terms.js';
import type { TaxCategory } from './tax-category.js';

/** A discount (allowance) or a surcharge (charge), on a line or on the whole paper. */
export interface AllowanceCharge extends AllowanceBasis {
  readonly isCharge: boolean;
  readonly amount: Money;
  /** Decimal places of the amount as written. */
  readonly decimals: number;
  readonly reason: string;
  /** UNCL 5189 of an allowance, UNCL 7161 of a charge; empty when none. */
  readonly reasonCode: string;
  /** Only on the whole paper: which tax it is subject to. */
  readonly taxCategory: TaxCategory | undefined;
  readonly where: string;
}
