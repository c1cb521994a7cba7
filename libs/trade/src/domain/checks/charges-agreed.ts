import { Money } from '@tallystick/kernel';
import { inCurrency, judgeDeviation } from '../tolerances.js';
import { netOfAllowanceCharges } from '../totals/reckoning.js';
import { answer, type TradeCheck } from './trade-check.js';

/** Freight, packing or a surcharge on the whole invoice that no order foresaw: small differences pass, larger ones a person looks at. */
export const chargesAgreed: TradeCheck = {
  id: 'charges-agreed',
  run: ({ trade, tolerances }) => {
    const zero = Money.zero(trade.invoice.document.currency);
    const invoiced = netOfAllowanceCharges(trade.invoice.document.allowanceCharges, zero);
    const inOneCurrency = trade.orders.filter(({ document }) => document.currency?.code === zero.currency.code);
    const ordered = inOneCurrency
      .map(({ document }) => netOfAllowanceCharges(document.allowanceCharges, zero))
      .reduce((sum, amount) => sum.plus(amount), zero);
    const isDearer = invoiced.compare(ordered) > 0 && trade.orders.length > 0;
    const outcome = judgeDeviation(
      invoiced.toDecimal(),
      ordered.toDecimal(),
      inCurrency(tolerances.total, tolerances, zero),
    );
    const remark = {
      outcome: isDearer && outcome !== 'pass' ? ('review' as const) : ('pass' as const),
      text: `charges of ${invoiced.toString()} on the invoice, ${ordered.toString()} ordered`,
    };
    return answer([remark], 'no charges beyond those ordered', {
      invoiced: invoiced.toDecimalString(),
      ordered: ordered.toDecimalString(),
    });
  },
};
