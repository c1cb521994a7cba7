import { Money } from '@tallystick/kernel';
import type { Invoice, Order } from '../documents/trade-document.js';
import { inCurrency, judgeDeviation } from '../tolerances.js';
import { netOfAllowanceCharges, sum, surchargesOf } from '../totals/reckoning.js';
import { answer, type TradeCheck } from './trade-check.js';

/**
 * Freight, packing or a surcharge that no order foresaw, on the whole invoice or on a line: small differences pass, larger ones a person
 * looks at. What was ordered once is charged once, over all invoices together.
 */
export const chargesAgreed: TradeCheck = {
  id: 'charges-agreed',
  run: ({ trade, matching, rules: { tolerances } }) => {
    const zero = Money.zero(trade.invoice.document.currency);
    const totalOf = (papers: readonly { readonly document: Invoice | Order }[]) =>
      sum(
        papers
          .filter(({ document }) => document.currency?.code === zero.currency.code)
          .map((paper) => chargesOf(paper, zero)),
        zero,
      );
    const invoiced = totalOf([trade.invoice]);
    const earlier = totalOf(matching.earlierInvoices);
    const ordered = totalOf(trade.orders);
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

/** Discounts of a line are part of its price, and held to the order's there. */
function chargesOf({ document }: { readonly document: Invoice | Order }, zero: Money): Money {
  const onLines = document.lines.map(({ allowanceCharges }) => surchargesOf(allowanceCharges, zero));
  return sum(onLines, netOfAllowanceCharges(document.allowanceCharges, zero));
}
