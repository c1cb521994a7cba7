import { canonicalReference, describeOrderLine, orderOfKey } from '../matching/references.js';
import { answer, type CheckContext, type Remark, type TradeCheck } from './trade-check.js';

/** Every line that is billed needs all three flows: ordered, sent, received. */
export const papersComplete: TradeCheck = {
  id: 'papers-complete',
  run: (context) => {
    const { orders, despatches, receipts } = context.trade;
    return answer(missing(context), 'order, despatch and receipt are there for every line', {
      orders: orders.map(({ document }) => document.number.value),
      despatches: despatches.map(({ document }) => document.number.value),
      receipts: receipts.map(({ document }) => document.number.value),
    });
  },
};

function missing({ trade, matching }: CheckContext): Remark[] {
  const review = (text: string): Remark => ({ outcome: 'review', text });
  const remarks: Remark[] = [];
  if (trade.orders.length === 0) remarks.push(review('no order'));
  if (trade.despatches.length === 0) remarks.push(review('no despatch advice'));
  if (trade.receipts.length === 0) remarks.push(review('no receipt advice'));
  const known = new Set(trade.orders.map(({ document }) => canonicalReference(document.number.value)));
  for (const { account } of matching.lines.flatMap(({ matches }) => matches)) {
    const line = describeOrderLine(account.key);
    if (trade.orders.length > 0 && !known.has(orderOfKey(account.key))) remarks.push(review(`no order for ${line}`));
    if (!account.despatched && trade.despatches.length > 0) remarks.push(review(`no despatch for order line ${line}`));
    if (!account.received && trade.receipts.length > 0) remarks.push(review(`no receipt for order line ${line}`));
  }
  return remarks;
}
