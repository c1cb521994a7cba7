import type { CalendarDate } from '@tallystick/kernel';
import type { Trade } from '../matching/trade.js';
import { answer, type Remark, type TradeCheck } from './trade-check.js';

/** UNCL 1001: an invoice for payment before the goods. */
const PREPAYMENT_INVOICE = '386';

/**
 * 银发〔2025〕77号 art. 11: no certificate on a prepayment. Read as: delivery evidence dated on or before the issue, which is today at the
 * earliest. The machine form of this article is unconfirmed.
 */
export const deliveredBeforeIssue: TradeCheck = {
  id: 'S77-11c',
  run: ({ trade, today }) => {
    const remarks: Remark[] = [];
    const dates = deliveryDates(trade);
    if (trade.invoice.document.typeCode === PREPAYMENT_INVOICE)
      remarks.push({ outcome: 'fail', text: 'it is a prepayment invoice' });
    if (dates.length === 0) remarks.push({ outcome: 'review', text: 'no evidence of delivery' });
    for (const date of dates.filter((day) => day > today)) {
      remarks.push({ outcome: 'fail', text: `delivery is dated ${date}, after ${today}` });
    }
    return answer(remarks, 'goods were received before issue', { today, received: dates, rule: 'unconfirmed' });
  },
};

/** A receipt's lines may say when each arrived; else its shipment; else the receipt's own date. */
export function deliveryDates(trade: Trade): CalendarDate[] {
  const dates = trade.receipts.flatMap(({ document }) =>
    document.lines.map(({ movedOn }) => (movedOn ?? document.movedOn ?? document.issueDate).value),
  );
  return [...new Set(dates)].sort();
}
