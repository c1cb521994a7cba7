import type { Quote } from './quotes.js';
import type { QuoteRequestView } from './views.js';

const HEAD = [
  ...['bank', 'annualRatePercent', 'days', 'currency', 'amountMinor', 'discountMinor', 'feeMinor', 'priceMinor'],
  ...['yearlyPercent', 'valueDate', 'quotedAt', 'deadline', 'state', 'act'],
];

/** Quotes as rows of a table under the names that the service has for them. Amounts in minor units. */
export function sheetOf(
  { currency }: Pick<QuoteRequestView, 'currency'>,
  quotes: readonly Quote[],
  nameOf: (party: string) => string,
): unknown[][] {
  return [
    HEAD,
    ...quotes.map((one) => [
      ...[nameOf(one.bank), one.rate, one.days, currency, one.amountMinor, one.discountMinor, one.feeMinor],
      ...[one.priceMinor, one.yearly ?? '', one.valueDate, one.quotedAt, one.deadline, one.standing, one.act],
    ]),
  ];
}
