import type { Money } from '@tallystick/kernel';
import type { Located } from '../finding.js';

/** An amount as a paper states it. */
export interface StatedAmount extends Located<Money> {
  /** Decimal places as written, zeros at the end included: `10.500` has three. */
  readonly decimals: number;
}
