import { answer, counted, type Remark, type TradeCheck } from './trade-check.js';

/** One pallet under two invoices was sold twice, came back, or was scanned wrongly: a person asks which. */
export const goodsUnique: TradeCheck = {
  id: 'goods-unique',
  run: ({ seen: { goods } }) => {
    const remarks = goods.map(({ recorder, units, invoices }): Remark => ({
      outcome: 'review',
      text: `the ${recorder}’s records tie ${units} of its pallets, pieces or receipts to ${counted(invoices, 'other invoice')} too`,
    }));
    return answer(remarks, 'no record ties its goods to another invoice', { goods: goods.map((one) => ({ ...one })) });
  },
};
