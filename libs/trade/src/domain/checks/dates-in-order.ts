import { papersOf } from '../matching/trade.js';
import { deliveryDates } from './delivered-before-issue.js';
import { answer, type Remark, type TradeCheck } from './trade-check.js';

/** Papers come into being in the order of the trade; one that does not was written for the occasion, or mistyped. */
export const datesInOrder: TradeCheck = {
  id: 'dates-in-order',
  run: ({ trade, today }) => {
    const remarks: Remark[] = [];
    const later = (text: string) => remarks.push({ outcome: 'review', text });
    for (const { document } of papersOf(trade)) {
      if (document.issueDate.value > today) later(`${document.kind} ${document.number.value} is dated after today`);
    }
    const ordered = trade.orders.map(({ document }) => document.issueDate.value).sort();
    const sent = trade.despatches.map(({ document }) => (document.movedOn ?? document.issueDate).value).sort();
    const received = deliveryDates(trade);
    const [firstOrder, firstSent, firstReceived] = [ordered[0], sent[0], received[0]];
    const invoiced = trade.invoice.document.issueDate.value;
    if (firstOrder && firstOrder > invoiced) later(`ordered on ${firstOrder}, invoiced before, on ${invoiced}`);
    if (firstOrder && firstSent && firstOrder > firstSent)
      later(`ordered on ${firstOrder}, sent before, on ${firstSent}`);
    if (firstSent && firstReceived && firstSent > firstReceived)
      later(`sent on ${firstSent}, received before, on ${firstReceived}`);
    if (firstOrder && firstReceived && firstOrder > firstReceived)
      later(`ordered on ${firstOrder}, received before, on ${firstReceived}`);
    return answer(remarks, 'no date is out of order', {
      ordered,
      sent,
      received,
      invoiced,
      today,
    });
  },
};
