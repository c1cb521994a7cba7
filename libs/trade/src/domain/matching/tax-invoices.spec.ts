import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import { aTrade, fourPapers, STRANGER, submit } from '../../testing/a-trade.js';
import { writeEInvoice } from '../../testing/an-einvoice.js';
import { checkPapers, type CheckOptions } from '../check-papers.js';
import type { SubmittedPaper } from '../submitted-paper.js';

const trade = aTrade();
const agreeing = Object.values(fourPapers(trade));
const taxInvoice = submit('fapiao.xml', writeEInvoice(trade));

function outcome(papers: readonly SubmittedPaper[], options: Partial<CheckOptions> = {}) {
  const report = checkPapers(papers, { today: parseCalendarDate('2026-11-20'), ...options });
  return {
    verdict: report.verdict,
    troubled: report.checks.filter((check) => check.outcome !== 'pass').map((check) => `${check.id}: ${check.outcome}`),
    financeable: report.financeable.map(({ amountMinor }) => amountMinor),
  };
}

describe('the tax bureau’s form of an invoice', () => {
  it('is the same claim as the form that names order lines, and bills nothing again', () => {
    const whole = { verdict: 'pass', troubled: [], financeable: ['11865000'] };
    expect(outcome([...agreeing, taxInvoice])).toEqual(whole);
    expect(outcome([taxInvoice, ...agreeing], { onlyInvoice: agreeing[3]?.sha256 ?? '' })).toEqual(whole);
  });

  it.each([
    ['another total', aTrade({ lines: trade.lines.slice(0, 1) })],
    ['another buyer', aTrade({ buyer: STRANGER })],
  ])('with %s is another invoice', (_case, other) => {
    const { verdict, financeable } = outcome([...agreeing, submit('fapiao.xml', writeEInvoice(other))]);
    expect(verdict).not.toBe('pass');
    expect(financeable).toHaveLength(2);
  });

  it('takes its trade with it when it contradicts itself', () => {
    const wrong = writeEInvoice(trade).replace(/<EIid>[0-9]*/, `<EIid>${'3'.repeat(20)}`);
    expect(outcome([...agreeing, submit('fapiao.xml', wrong)]).troubled).toEqual(['documents-add-up: fail']);
  });

  it('alone is an invoice whose lines name no order line', () => {
    expect(outcome([...agreeing.slice(0, 3), taxInvoice])).toMatchObject({ verdict: 'review', financeable: ['0'] });
  });

  it('stands for itself when it is what is asked about', () => {
    const asked = { onlyInvoice: taxInvoice.sha256 };
    expect(outcome([...agreeing, taxInvoice], asked)).toMatchObject({ verdict: 'fail', financeable: ['0'] });
  });
});
