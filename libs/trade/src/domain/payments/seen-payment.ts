import type { CalendarDate } from '@tallystick/kernel';
import type { BookedTransfer } from './booked-transfers.js';
import type { Mention } from './mention.js';
import type { StatementOf } from './statement-of.js';

/** A transfer that names the invoice, or a remittance advice that does. */
export interface SeenPayment {
  readonly of: StatementOf;
  readonly direction: BookedTransfer['direction'];
  /** Below zero what was taken back. */
  readonly amountMinor: bigint;
  readonly valueOn: CalendarDate | undefined;
  readonly ground: Mention['ground'] | 'remittance-advice';
  /** The last four characters. */
  readonly account: string;
  /** Why a person has to look, in words. */
  readonly doubts: readonly string[];
  /** Numbers of the remittance advices that the transfer names, in the form in which numbers compare. */
  readonly advices: readonly string[];
}
