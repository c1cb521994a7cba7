import type { CutSumSeen } from '@tallystick/act-types';
import { isPlainNumber } from '../duplicates/like-numbers.js';
import { findDuplicates } from '../duplicates/find-duplicates.js';
import { identityOf, type InvoiceIdentity } from '../duplicates/invoice-identity.js';
import { describeOrderLine } from '../matching/references.js';
import { answer, counted, type CheckContext, type Remark, type TradeCheck } from './trade-check.js';

/** Whoever submitted the earlier one: a duplicate stays one when the applicant is another. */
export const invoiceUnique: TradeCheck = {
  id: 'invoice-unique',
  run: (context) => {
    const { invoice } = context.trade;
    const identity = identityOf(invoice.sha256, invoice.document);
    const alike = context.earlierInvoices.like(identity.canonicalNumber);
    const { exact, near } = findDuplicates(identity, alike, context.rules.duplicates);
    const suspicious = near.filter((other) => !hasGoodsOfItsOwn(context, other));
    const sums = context.seen.sums.filter(({ others }) => !others.every((other) => isCleared(context, other)));
    const remarks: Remark[] = [];
    if (exact.length > 0)
      remarks.push({ outcome: 'fail', text: 'an invoice with this number between these parties is known already' });
    if (suspicious.length > 0)
      remarks.push({ outcome: 'review', text: 'an invoice almost like this one is known already' });
    remarks.push(...[...new Set(sums.map(textOf))].map((text): Remark => ({ outcome: 'review', text })));
    if (!isPlainNumber(identity.canonicalNumber)) {
      remarks.push({ outcome: 'review', text: 'the number has letters that may pass for others' });
    }
    return answer(remarks, 'no other invoice is like it', {
      canonicalNumber: identity.canonicalNumber,
      compared: context.earlierInvoices.size,
      exact: exact.length,
      near: suspicious.length,
      sums: sums.map(({ role, pieces, daysApart }) => ({ role, pieces, daysApart })),
    });
  },
};

/**
 * Regular deliveries make like invoices with neighbouring numbers. They are no copies when orders and receipts show goods for each: both in
 * this trade and together within what arrived, or each on order lines of its own.
 */
function hasGoodsOfItsOwn({ trade, matching }: CheckContext, other: InvoiceIdentity): boolean {
  if (!matching.isTradeCovered) return false;
  if (trade.invoices.has(other.sha256)) return true;
  const ours = matching.lines.flatMap(({ matches }) => matches.map(({ account }) => describeOrderLine(account.key)));
  return other.orderLines.length > 0 && !other.orderLines.some((orderLine) => ours.includes(orderLine));
}

/** An invoice of a sum that is billed twice. One that is not shown cannot be cleared. */
function isCleared(context: CheckContext, sha256: string): boolean {
  const other = context.earlierInvoices.find(sha256);
  return other !== undefined && hasGoodsOfItsOwn(context, other);
}

function textOf({ role, pieces, daysApart }: CutSumSeen): string {
  return role === 'whole'
    ? `${pieces} other invoices between these parties add up to it, all within ${counted(daysApart, 'day')}`
    : `it adds up with ${pieces - 1} more to another invoice between these parties, all within ${counted(daysApart, 'day')}`;
}
