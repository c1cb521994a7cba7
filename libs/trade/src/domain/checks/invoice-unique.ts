import { isPlainNumber } from '../duplicates/canonical-number.js';
import { findDuplicates } from '../duplicates/find-duplicates.js';
import { identityOf, type InvoiceIdentity } from '../duplicates/invoice-identity.js';
import { answer, type CheckContext, type Remark, type TradeCheck } from './trade-check.js';

/** Whoever submitted the earlier one: a duplicate stays one when the applicant is another. */
export const invoiceUnique: TradeCheck = {
  id: 'invoice-unique',
  run: (context) => {
    const { invoice } = context.trade;
    const identity = identityOf(invoice.sha256, invoice.document);
    const { exact, near } = findDuplicates(identity, context.earlierInvoices);
    const suspicious = near.filter((other) => !isSplitOfOneOrder(context, other));
    const remarks: Remark[] = [];
    if (exact.length > 0)
      remarks.push({ outcome: 'fail', text: 'an invoice with this number between these parties is known already' });
    if (suspicious.length > 0)
      remarks.push({ outcome: 'review', text: 'an invoice almost like this one is known already' });
    if (!isPlainNumber(identity.canonicalNumber)) {
      remarks.push({ outcome: 'review', text: 'the number has letters that may pass for others' });
    }
    return answer(remarks, 'no other invoice is like it', {
      canonicalNumber: identity.canonicalNumber,
      compared: context.earlierInvoices.length,
      exact: exact.length,
      near: suspicious.length,
    });
  },
};

/** Two like invoices on one order, together within what it ordered and what arrived, are parts of it and not copies. */
function isSplitOfOneOrder({ trade, matching }: CheckContext, other: InvoiceIdentity): boolean {
  const isInTrade = trade.otherInvoices.some(({ sha256 }) => sha256 === other.sha256);
  return isInTrade && matching.isTradeCovered;
}
