import type { PaperParty } from '../documents/paper-party.js';
import { sameParty } from '../matching/same-party.js';
import { type Paper, papersOf } from '../matching/trade.js';
import { answer, type Remark, type TradeCheck } from './trade-check.js';

export const partiesAgree: TradeCheck = {
  id: 'parties-agree',
  run: ({ trade }) => {
    const { seller, buyer } = trade.invoice.document;
    const remarks = papersOf(trade).flatMap((paper) => [
      ...compare('seller', paper, paper.document.seller, seller),
      ...compare('buyer', paper, paper.document.buyer, buyer),
    ]);
    return answer(remarks, 'seller and buyer are the same on every paper', {
      seller: named(seller),
      buyer: named(buyer),
    });
  },
};

function compare(role: string, { document }: Paper, party: PaperParty, onInvoice: PaperParty): Remark[] {
  const sameness = sameParty(party, onInvoice);
  if (sameness === 'same') return [];
  const paper = `${document.kind} ${document.number.value}`;
  return sameness === 'different'
    ? [{ outcome: 'fail', text: `${paper} names another ${role}, ${named(party)}` }]
    : [
        {
          outcome: 'review',
          text: `whether ${named(party)} on ${paper} is the ${role} cannot be told from the papers`,
        },
      ];
}

function named({ name, uscc, lei, identifiers }: PaperParty): string {
  const code = uscc || lei || (identifiers[0] ?? '');
  return code && name ? `${name} (${code})` : name || code;
}
