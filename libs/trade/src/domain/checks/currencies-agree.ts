import { answer, type Remark, type TradeCheck } from './trade-check.js';

export const currenciesAgree: TradeCheck = {
  id: 'currencies-agree',
  run: ({ trade }) => {
    const { currency } = trade.invoice.document;
    const remarks = trade.orders.flatMap(({ document }): Remark[] =>
      document.currency && document.currency.code !== currency.code
        ? [
            {
              outcome: 'fail',
              text: `order ${document.number.value} is in ${document.currency.code}, the invoice in ${currency.code}`,
            },
          ]
        : [],
    );
    return answer(remarks, 'no order is in another currency', { currency: currency.code });
  },
};
