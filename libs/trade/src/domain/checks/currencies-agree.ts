import { answer, type Remark, type TradeCheck } from './trade-check.js';

export const currenciesAgree: TradeCheck = {
  id: 'currencies-agree',
  run: ({ trade }) => {
    const { currency } = trade.invoice.document;
    const unnamed = trade.orders
      .filter(({ document }) => !document.currency && document.lines.some(({ price }) => price))
      .map(({ document }): Remark => ({
        outcome: 'review',
        text: `order ${document.number.value} has prices and names no currency`,
      }));
    const others = trade.orders.flatMap(({ document }): Remark[] =>
      document.currency && document.currency.code !== currency.code
        ? [
            {
              outcome: 'fail',
              text: `order ${document.number.value} is in ${document.currency.code}, the invoice in ${currency.code}`,
            },
          ]
        : [],
    );
    return answer([...unnamed, ...others], 'no order is in another currency', { currency: currency.code });
  },
};
