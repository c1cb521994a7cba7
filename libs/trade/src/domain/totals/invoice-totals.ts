import { Money } from '@tallystick/kernel';
import type { BillingDocument } from '../documents/trade-document.js';
import { excessMinorOf, reckonLine } from './line-totals.js';
import { type Reckoning, sum, sumOfAllowances, sumOfCharges } from './reckoning.js';
import { reckonTax } from './tax-totals.js';

/** Honest rounding goes up as often as down and adds up to little: as much as a charge that an order need not know (CNY 1). */
const ROUNDING_OF_ALL_LINES_MINOR = 100n;

/** The calculation rules of EN 16931-1; a missing amount counts as zero, as there. */
export function reckonInvoice(reckoning: Reckoning, invoice: BillingDocument): void {
  const { totals, lines, allowanceCharges, currency } = invoice;
  const zero = Money.zero(currency);
  for (const line of lines) {
    if (!line.price) reckoning.error('BR-26', line.where, 'the line has no net price');
    else if (line.price.amount.isNegative())
      reckoning.error('BR-27', line.price.where, 'a net price is never negative');
    reckonLine(reckoning, 'PEPPOL-EN16931-R120', line, currency);
  }
  const excess = lines.reduce((total, line) => total + excessMinorOf(line, currency), 0n);
  if (excess > ROUNDING_OF_ALL_LINES_MINOR) {
    const figures = `${Money.ofMinor(excess, currency).toString()} above quantity and price`;
    reckoning.warn(
      'lines-rounded-up',
      totals.lineExtension.where,
      `the lines together are ${figures}, more than rounding explains`,
    );
  }
  const allowances = totals.allowances ?? { value: zero, where: totals.taxExclusive.where };
  const charges = totals.charges ?? { value: zero, where: totals.taxExclusive.where };
  const lineSum = sum(
    lines.map(({ netAmount }) => netAmount.value),
    zero,
  );
  reckoning.expect('BR-CO-10', 'the sum of line net amounts', totals.lineExtension, lineSum);
  reckoning.expect('BR-CO-11', 'the sum of allowances', allowances, sumOfAllowances(allowanceCharges, zero));
  reckoning.expect('BR-CO-12', 'the sum of charges', charges, sumOfCharges(allowanceCharges, zero));

  const taxExclusive = totals.lineExtension.value.minus(allowances.value).plus(charges.value);
  reckoning.expect('BR-CO-13', 'the total without tax', totals.taxExclusive, taxExclusive);
  reckonTax(reckoning, invoice);
  const taxInclusive = totals.taxExclusive.value.plus(invoice.tax?.value ?? zero);
  reckoning.expect('BR-CO-15', 'the total with tax', totals.taxInclusive, taxInclusive);
  const payable = totals.taxInclusive.value.minus(totals.prepaid?.value ?? zero).plus(totals.rounding?.value ?? zero);
  if (totals.prepaid && totals.prepaid.value.amountMinor < 0n) {
    reckoning.warn(
      'prepaid-negative',
      totals.prepaid.where,
      'a prepaid amount below zero asks for more than was billed',
    );
  }
  reckoning.expect('BR-CO-16', 'the amount due for payment', totals.payable, payable);
}
