import { answer, type Remark, type TradeCheck } from './trade-check.js';

/** UNCL 1001 codes of invoices that claim payment for goods or services already due. Prepayment invoices are judged by S77-11c. */
const CLAIMING_TYPES = new Set(['', '380', '388', '383', '389', '386', '326', '875', '876', '877']);

export const claimExists: TradeCheck = {
  id: 'claim-exists',
  run: ({ trade: { invoice } }) => {
    const { typeCode, totals, seller, buyer } = invoice.document;
    const remarks: Remark[] = [];
    if (!CLAIMING_TYPES.has(typeCode)) {
      remarks.push({
        outcome: 'fail',
        text: `a document of type ${typeCode.slice(0, 10)} (UNCL 1001) claims no payment`,
      });
    }
    if (totals.payable.value.amountMinor <= 0n)
      remarks.push({ outcome: 'review', text: 'nothing is left to be paid on it' });
    if (seller.uscc !== '' && seller.uscc === buyer.uscc)
      remarks.push({ outcome: 'fail', text: 'seller and buyer are the same' });
    return answer(remarks, 'the invoice claims payment', { typeCode, payable: totals.payable.value.toDecimalString() });
  },
};
