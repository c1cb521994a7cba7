import type { SeenElsewhere } from '@tallystick/act-types';
import type { CalendarDate } from '@tallystick/kernel';
import type { InvoicesByNumber } from '../duplicates/invoices-by-number.js';
import type { Matching } from '../matching/trade-books.js';
import type { Trade } from '../matching/trade.js';
import type { TradeRules } from '../rules/trade-rules.js';
import { type CheckInput, type Outcome, worst } from '../verdict.js';

export interface CheckContext {
  readonly trade: Trade;
  readonly matching: Matching;
  /** The day in Shanghai on which the check runs: what is issued on this invoice is issued no earlier. */
  readonly today: CalendarDate;
  readonly rules: TradeRules;
  /** Between the same two parties. */
  readonly earlierInvoices: InvoicesByNumber;
  /** What is known of other trades that bears on this one. */
  readonly seen: SeenElsewhere;
}

export interface CheckAnswer {
  readonly outcome: Outcome;
  readonly reason: string;
  readonly inputs: Readonly<Record<string, CheckInput>>;
}

/** A rule about one trade. Rules are data: the list of them is the product's stated practice. */
export interface TradeCheck {
  /** The law's or standard's article where there is one (`S77-11c`), else a name of ours. */
  readonly id: string;
  readonly run: (context: CheckContext) => CheckAnswer;
}

export interface Remark {
  readonly outcome: Outcome;
  readonly text: string;
}

/** `1 invoice`, `2 invoices`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Of a paper with thousands of wrong lines nobody reads more, and the answer is stored and sent. */
const REASONS_MAX = 20;

/** One answer out of many remarks: the worst outcome, and the remarks that made it, as many as a person reads. */
export function answer(remarks: readonly Remark[], allWell: string, inputs: CheckAnswer['inputs'] = {}): CheckAnswer {
  const outcome = worst(remarks.map((remark) => remark.outcome));
  const reasons = remarks.filter((remark) => remark.outcome !== 'pass').map(({ text }) => text);
  const more = reasons.length - REASONS_MAX;
  const told = [...reasons.slice(0, REASONS_MAX), ...(more > 0 ? [`and ${more} more of the kind`] : [])];
  return { outcome, reason: told.length > 0 ? told.join('; ') : allWell, inputs };
}
