import type { AnswerView, QuoteRequestView, QuoteView } from './views.js';

/** When tests of quotes look, an hour after they were asked for. */
export const NOW = Date.parse('2026-09-01T01:00:00Z');

/** CNY 1,000,000.00 at 3.6% for 107 days with a fee of CNY 50.00: CNY 989,250.00. */
export const quote = (act: string, priceMinor: string, more: Partial<QuoteView> = {}): QuoteView => ({
  ...{ act, annualRatePercent: '3.6', feeMinor: '5000', days: 107, valueDate: '2026-09-01', priceMinor },
  ...{ quotedAt: '2026-09-01T00:00:00Z', state: 'offered', signedByBank: true, deadline: '2026-09-02T00:00:00Z' },
  ...more,
});

export const answer = (bank: string, quotes: QuoteView[] = [], more: Partial<AnswerView> = {}): AnswerView => ({
  ...{ bank, quotes, state: quotes.length > 0 ? 'quoted' : 'asked' },
  ...more,
});

export const request = (answers: AnswerView[], more: Partial<QuoteRequestView> = {}): QuoteRequestView => ({
  ...{ id: 'r', seller: '7', receivable: '55', from: '0', to: '120000000', version: '4', amountMinor: '100000000' },
  ...{ currency: 'CNY', dueDate: '2026-12-17', debtor: '2', kind: 'purchase', askedAt: '2026-09-01T00:00:00Z' },
  ...{ until: '2026-09-04T00:00:00Z', state: 'open', answers },
  ...more,
});
