import { goodsRecordsIn } from '../matching/records-of-kind.js';
import { answer, type Remark, type TradeCheck } from './trade-check.js';

/**
 * Goods that come back to who sold them first, at the price at which they went, were perhaps never there: turnover made to borrow on. There are
 * honest circles (returns, tolling, swaps), so a person decides.
 */
export const circularTrade: TradeCheck = {
  id: 'circular-trade',
  run: ({ seen: { circles }, trade }) => {
    const unseen = goodsRecordsIn(trade.records).length === 0 ? '; no event shows that goods moved' : '';
    const texts = circles.map(
      ({ parties, days, keptPercent }) =>
        `it closes a circle of ${parties} parties who sell to one another within ${days} days and keep ${keptPercent}% of the value${unseen}`,
    );
    const remarks = [...new Set(texts)].map((text): Remark => ({ outcome: 'review', text }));
    return answer(remarks, 'no circle of sales is known that it is a step of', {
      circles: circles.map((circle) => ({ ...circle })),
    });
  },
};
