import { addDays, parseCalendarDate } from '@tallystick/kernel';
import { HISTORY_MAX, signsIn } from '../../libs/trade/src/domain/elsewhere/pair-history.js';
import { DEFAULT_TRADE_RULES } from '../../libs/trade/src/domain/rules/trade-rules.js';
import type { TradeSample } from '../../libs/trade/src/domain/patterns/trade-sample.js';

export interface HistoryFigures {
  /** Invoices that one is set against. */
  readonly invoices: number;
  /** Milliseconds an invoice, a mean. */
  readonly msPerInvoice: number;
}

const FIRST_DAY = parseCalendarDate('2024-01-01');
const ARTICLES = 5;
const ASKED = 200;

/** One pair's invoices, three a week of five articles each, as many as an invoice is set against at most. */
export function measureHistories(): HistoryFigures {
  const samples = Array.from({ length: HISTORY_MAX }, (_, index) => sample(index));
  const invoice = sample(HISTORY_MAX);
  for (let warm = 0; warm < ASKED / 4; warm += 1) signsIn(invoice, samples, DEFAULT_TRADE_RULES);
  const startedMs = performance.now();
  for (let asked = 0; asked < ASKED; asked += 1) signsIn(invoice, samples, DEFAULT_TRADE_RULES);
  const msPerInvoice = (performance.now() - startedMs) / ASKED;
  return { invoices: HISTORY_MAX, msPerInvoice: Math.round(msPerInvoice * 100) / 100 };
}

function sample(index: number): TradeSample {
  const cents = (index * 7919) % 10_000;
  return {
    sha256: String(index),
    canonicalNumber: `INV-${1000 + index * 3}`,
    issueDate: addDays(FIRST_DAY, Math.floor((index * 7) / 3)),
    currency: 'CNY',
    amountMinor: 1_000_000n + BigInt(cents) * 137n,
    prices: Array.from({ length: ARTICLES }, (_, article) => ({
      article: `seller:A-${article}`,
      unit: 'H87',
      price: `${100 + article}.${String(cents % 100).padStart(2, '0')}`,
    })),
  };
}
