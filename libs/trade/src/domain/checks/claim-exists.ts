import type { PaperParty } from '../documents/paper-party.js';
import { sameParty } from '../matching/same-party.js';
import { answer, type Remark, type TradeCheck } from './trade-check.js';

/** UNCL 1001 codes of invoices that claim payment for goods or services already due. Prepayment invoices are judged by S77-11c. */
const CLAIMING_TYPES = new Set(['', '380', '388', '383', '389', '386', '326', '875', '876', '877']);

const DEBIT_NOTE = '383';

/** Proforma and informative invoices, and those that a factor owns already. Credit notes are no invoices here to begin with. */
const CLAIMLESS_TYPES = new Set(['325', '393', '751']);

export const claimExists: TradeCheck = {
  id: 'claim-exists',
  run: ({ trade: { invoice } }) => {
    const { typeCode, totals, seller, buyer, terms } = invoice.document;
    const remarks: Remark[] = [];
    const type = `a document of type ${typeCode.slice(0, 10)} (UNCL 1001)`;
    if (CLAIMLESS_TYPES.has(typeCode)) {
      remarks.push({ outcome: 'fail', text: `${type} claims no payment that may be financed` });
    } else if (!CLAIMING_TYPES.has(typeCode)) {
      remarks.push({ outcome: 'review', text: `whether ${type} claims payment of its own is for a person to say` });
    }
    if (typeCode === DEBIT_NOTE && terms.precedingInvoices.every(({ number }) => number.trim() === ''))
      remarks.push({ outcome: 'review', text: 'a debit note adds to an invoice, and this one names none' });
    if (totals.payable.value.amountMinor <= 0n)
      remarks.push({ outcome: 'review', text: 'nothing is left to be paid on it' });
    const { payee } = terms;
    if (payee && sameParty(payee, seller) !== 'same')
      remarks.push({ outcome: 'review', text: 'another than the seller is to be paid, who may own the claim already' });
    remarks.push(...sameBothSides(seller, buyer));
    return answer(remarks, 'the invoice claims payment', { typeCode, payable: totals.payable.value.toDecimalString() });
  },
};

/** Namesakes exist; a registered code belongs to one. */
function sameBothSides(seller: PaperParty, buyer: PaperParty): Remark[] {
  if (sameParty(seller, buyer) !== 'same') return [];
  const isOneCode =
    (seller.uscc !== '' && seller.uscc === buyer.uscc) || (seller.lei !== '' && seller.lei === buyer.lei);
  return isOneCode
    ? [{ outcome: 'fail', text: 'seller and buyer are the same' }]
    : [{ outcome: 'review', text: 'seller and buyer seem to be the same' }];
}
