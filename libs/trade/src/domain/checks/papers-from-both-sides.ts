import type { PaperKind } from '../documents/trade-document.js';
import { type Paper, papersOf, type Side } from '../matching/trade.js';
import { answer, type Remark, type TradeCheck } from './trade-check.js';

/** Whose word a paper is. UBL 2.x has the seller send the order response. */
export const AUTHOR_OF: Readonly<Record<PaperKind, Side>> = {
  order: 'buyer',
  'order-response': 'seller',
  'despatch-advice': 'seller',
  'receipt-advice': 'buyer',
  invoice: 'seller',
  'credit-note': 'seller',
};

/**
 * Papers agree that one side wrote alone, and prove nothing: each has to come from the side whose word it is, or be handed in by it as well. The
 * tax bureau's form of an invoice is neither side's.
 */
export const papersFromBothSides: TradeCheck = {
  id: 'papers-from-both-sides',
  run: ({ trade }) => {
    const otherForms = new Set<Paper>(trade.taxInvoices);
    const papers = papersOf(trade).filter((paper) => !otherForms.has(paper));
    if (papers.every(({ handedInBy }) => handedInBy === undefined)) {
      return {
        outcome: 'pass',
        inputs: { handedIn: 'unknown' },
        reason: 'not looked at: who handed the papers in is known to a platform alone',
      };
    }
    return answer(papers.flatMap(remarkOn), 'each paper was handed in by the side whose word it is', {
      handedIn: papers.map(({ document, handedInBy = [] }) => ({
        paper: `${document.kind} ${document.number.value}`,
        by: [...handedInBy].sort(),
      })),
    });
  },
};

function remarkOn({ document, handedInBy = [] }: Paper): Remark[] {
  const author = AUTHOR_OF[document.kind];
  if (handedInBy.includes(author)) return [];
  const name = `${document.kind} ${document.number.value}`;
  const others = handedInBy.length > 0 ? `the ${handedInBy.join(' and the ')} alone` : 'neither side';
  const text = `${name} is the ${author}'s to write and was handed in by ${others}; the ${author} confirms it by handing in the same file`;
  return [{ outcome: 'review', text }];
}
