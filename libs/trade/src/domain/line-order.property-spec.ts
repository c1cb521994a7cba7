import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import fc from 'fast-check';
import { type AnyPaper, anyPapers, writeFolder } from '../testing/any-folder.js';
import { checkPapers } from './check-papers.js';

const today = parseCalendarDate('2026-11-20');

/** The same papers, the lines of each invoice and credit note in another order. */
const shuffled = anyPapers.chain((papers) =>
  fc
    .tuple(...papers.map(({ lines }) => fc.shuffledSubarray([...lines], { minLength: lines.length })))
    .map((orders) => ({
      papers,
      others: papers.map((paper, index): AnyPaper => ({
        ...paper,
        lines: (isBilling(paper) ? orders[index] : undefined) ?? paper.lines,
      })),
    })),
);

function isBilling({ kind }: AnyPaper): boolean {
  return kind === 'invoice' || kind === 'credit' || kind === 'debit';
}

function answered(papers: readonly AnyPaper[]) {
  const { verdict, checks, financeable } = checkPapers(writeFolder(papers), { today });
  return { verdict, checks: checks.map(({ id, outcome }) => `${id}: ${outcome}`), financeable };
}

describe('the order of an invoice’s lines', () => {
  it('changes neither a verdict nor what may be financed', () => {
    fc.assert(
      fc.property(shuffled, ({ papers, others }) => {
        // Which of two invoices of one number and day comes first, their bytes decide.
        const names = papers.filter(isBilling).map(({ kind, number }) => `${kind} ${number}`);
        fc.pre(new Set(names).size === names.length);
        expect(answered(others)).toEqual(answered(papers));
      }),
      { numRuns: 100 },
    );
  });
});
