import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import { writeCreditNote } from '../../testing/a-credit-note.js';
import { aTrade, fourPapers, submit, withQuantities } from '../../testing/a-trade.js';
import { writeEInvoice } from '../../testing/an-einvoice.js';
import { writeOrderResponse } from '../../testing/an-order-response.js';
import { checkPapers } from '../check-papers.js';
import type { SubmittedPaper } from '../submitted-paper.js';
import type { PaperKind } from '../documents/trade-document.js';
import type { Side } from '../matching/trade.js';

const today = parseCalendarDate('2026-11-20');
const trade = aTrade();
const credit = { number: 'CN-1', date: '2026-09-01', of: [trade.invoice.number] };
const papers = [
  ...Object.values(fourPapers(trade)),
  submit('response.xml', writeOrderResponse(trade, 'AP')),
  submit('credit.xml', writeCreditNote(withQuantities(trade, '10'), credit)),
];

const AUTHORS: readonly (readonly [PaperKind, Side, Side])[] = [
  ['order', 'buyer', 'seller'],
  ['order-response', 'seller', 'buyer'],
  ['despatch-advice', 'seller', 'buyer'],
  ['receipt-advice', 'buyer', 'seller'],
  ['invoice', 'seller', 'buyer'],
  ['credit-note', 'seller', 'buyer'],
];

/** Each paper by its author, but for those of one kind. */
function handedIn(kind?: PaperKind, by: readonly Side[] = []): SubmittedPaper[] {
  const authors = new Map(AUTHORS.map(([of, author]) => [of, author]));
  return papers.map((paper) => {
    const author = authors.get(paper.document!.kind)!;
    return { ...paper, handedInBy: paper.document!.kind === kind ? by : [author] };
  });
}

function checked(submitted: readonly SubmittedPaper[]) {
  const found = checkPapers(submitted, { today }).checks.find(({ id }) => id === 'papers-from-both-sides');
  if (!found) throw new Error('the check did not run');
  return found;
}

describe('papers from both sides', () => {
  it('pass when each was handed in by the side whose word it is', () => {
    expect(checked(handedIn())).toMatchObject({
      outcome: 'pass',
      inputs: { handedIn: expect.arrayContaining([{ paper: 'order PO-2026-0071', by: ['buyer'] }]) },
    });
  });

  it.each(AUTHORS)('go to review when the %s, which is the %s’s, came from the %s alone', (kind, author, other) => {
    const { outcome, reason } = checked(handedIn(kind, [other]));
    expect(outcome).toBe('review');
    expect(reason).toContain(`handed in by the ${other} alone; the ${author} confirms it by handing in the same file`);
    expect(reason.split('; ')).toHaveLength(2);
  });

  it.each(AUTHORS)('pass once both have handed in the %s', (kind) => {
    expect(checked(handedIn(kind, ['seller', 'buyer'])).outcome).toBe('pass');
  });

  it('go to review when a paper came from neither side', () => {
    expect(checked(handedIn('receipt-advice', [])).reason).toContain('handed in by neither side');
  });

  it('do not ask who brought the tax bureau’s form of the invoice', () => {
    const form = { ...submit('einvoice.xml', writeEInvoice(trade)), handedInBy: ['buyer'] as const };
    expect(checked([...handedIn(), form]).outcome).toBe('pass');
  });

  it('are not looked at offline, and the inputs say so', () => {
    expect(checked(papers)).toMatchObject({ outcome: 'pass', inputs: { handedIn: 'unknown' } });
  });
});
