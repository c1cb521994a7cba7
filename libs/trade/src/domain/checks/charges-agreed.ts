import { Money } from '@tallystick/kernel';
import { inCurrency, judgeDeviation } from '../tolerances.js';
import { chargesOf } from '../totals/charges.js';
import { sum } from '../totals/reckoning.js';
import { answer, type TradeCheck } from './trade-check.js';

/**
 * Freight, packing or a surcharge that no order foresaw, on the whole invoice or on a line: small differences pass, larger ones a person
 * looks at. What was ordered once is charged once, over all invoices together.
 */
export const chargesAgreed: TradeCheck = {
  id: 'charges-agreed',
  run: ({ trade, matching, rules: { tolerances } }) => {
    const zero = Money.zero(trade.invoice.document.currency);
    const invoiced = chargesOf(trade.invoice.document, zero);
    const earlier = matching.chargesBefore;
    const ordered = sum(
      trade.orders
        .filter(({ document }) => document.currency?.code === zero.currency.code)
        .map(({ document }) => chargesOf(document, zero)),
      zero,
    );
    const room = roomFor(ordered, earlier);
    const outcome = judgeDeviation(
      invoiced.toDecimal(),
      room.toDecimal(),
      inCurrency(tolerances.total, tolerances, zero),
    );
    const isDearer = invoiced.compare(room) > 0 && trade.orders.length > 0;
    const before = earlier.equals(zero) ? '' : ` after ${earlier.toString()} on earlier ones`;
    const remark = {
      outcome: isDearer && outcome !== 'pass' ? ('review' as const) : ('pass' as const),
      text: `charges of ${invoiced.toString()} on the invoice${before}, ${ordered.toString()} ordered`,
    };
    return answer([remark], 'no charges beyond those ordered', {
      invoiced: invoiced.toDecimalString(),
      earlier: earlier.toDecimalString(),
      ordered: ordered.toDecimalString(),
    });
  },
};

/** What earlier invoices charged too much is held against them, not against this one. */
function roomFor(ordered: Money, earlier: Money): Money {
  const open = ordered.minus(earlier);
  return ordered.amountMinor >= 0n && open.amountMinor < 0n ? Money.zero(open.currency) : open;
}
