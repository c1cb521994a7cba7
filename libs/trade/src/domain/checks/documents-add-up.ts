import { papersOf } from '../matching/trade.js';
import { answer, type TradeCheck } from './trade-check.js';

/** Sums are reckoned when a paper is read; a paper that contradicts itself takes its trade with it. */
export const documentsAddUp: TradeCheck = {
  id: 'documents-add-up',
  run: ({ trade }) => {
    const findings = papersOf(trade).flatMap(({ document, findings: found }) =>
      found
        .filter(({ severity }) => severity !== 'info')
        .map((finding) => ({ paper: document.number.value, ...finding })),
    );
    const remarks = findings.map(({ paper, rule, severity, message }) => ({
      outcome: severity === 'error' ? ('fail' as const) : ('review' as const),
      text: `${paper}: ${message} (${rule})`,
    }));
    return answer(remarks, 'every paper adds up', {
      papers: papersOf(trade).map(({ document }) => `${document.kind} ${document.number.value}`),
      rules: [...new Set(findings.map(({ rule }) => rule))],
    });
  },
};
