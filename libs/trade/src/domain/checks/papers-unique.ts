import { canonicalReference } from '../matching/references.js';
import { type Paper, papersOf } from '../matching/trade.js';
import { answer, type TradeCheck } from './trade-check.js';

/** Two different papers of one kind and number: one of them is not what it says, and goods would be counted twice. */
export const papersUnique: TradeCheck = {
  id: 'papers-unique',
  run: ({ trade }) => {
    const seen = new Set<string>();
    const otherForms = new Set<Paper>(trade.taxInvoices);
    const unlike = papersOf(trade).filter((paper) => !otherForms.has(paper));
    const repeated = unlike.filter((paper) => {
      const key = keyOf(paper);
      const isKnown = seen.has(key);
      seen.add(key);
      return isKnown;
    });
    const remarks = repeated.map(({ document }) => ({
      outcome: 'fail' as const,
      text: `two different papers are called ${document.kind} ${document.number.value}`,
    }));
    return answer(remarks, 'no two papers bear the same number', {
      repeated: repeated.map(({ document }) => document.number.value),
    });
  },
};

function keyOf({ document }: Paper): string {
  return `${document.kind} ${canonicalReference(document.number.value)}`;
}
