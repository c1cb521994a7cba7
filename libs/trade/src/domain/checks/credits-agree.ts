import { Money } from '@tallystick/kernel';
import { creditedMinor } from '../credited.js';
import type { CreditNote, Invoice } from '../documents/trade-document.js';
import { creditedBy } from '../matching/paper-index.js';
import type { Paper } from '../matching/trade.js';
import { answer, type Remark, type TradeCheck } from './trade-check.js';

/** What was taken back of the invoice is taken off what it carries; here it is told, and told when it does not fit. */
export const creditsAgree: TradeCheck = {
  id: 'credits-agree',
  run: ({ trade: { invoice, creditNotes } }) => {
    const { currency, totals } = invoice.document;
    const credited = Money.ofMinor(creditedMinor(invoice.document, creditNotes), currency);
    const remarks = creditNotes.flatMap((paper) => remarksOn(paper, invoice.document));
    if (credited.compare(totals.taxInclusive.value) > 0) {
      const text = `${credited.toString()} is credited of ${totals.taxInclusive.value.toString()} billed`;
      remarks.push({ outcome: 'review', text });
    }
    const isCredited = creditNotes.length > 0;
    return answer(remarks, isCredited ? `${credited.toString()} is credited` : 'no credit note takes it back', {
      creditNotes: creditNotes.map(({ document }) => document.number.value),
      credited: credited.toDecimalString(),
    });
  },
};

function remarksOn({ document }: Paper<CreditNote>, invoice: Invoice): Remark[] {
  const name = `credit note ${document.number.value}`;
  const remarks: Remark[] = [];
  if (document.currency.code !== invoice.currency.code) {
    remarks.push({
      outcome: 'fail',
      text: `${name} is in ${document.currency.code}, the invoice in ${invoice.currency.code}`,
    });
  }
  const named = creditedBy(document).size;
  if (named !== 1) {
    const which = named === 0 ? 'no invoice' : `${named} invoices`;
    remarks.push({ outcome: 'review', text: `${name} names ${which}; all of it is counted on this one` });
  }
  if (document.issueDate.value < invoice.issueDate.value) {
    remarks.push({ outcome: 'review', text: `${name} is dated before the invoice` });
  }
  return remarks;
}
