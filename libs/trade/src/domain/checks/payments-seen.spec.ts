import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import { type WrittenEntry, type WrittenStatement, writeBankStatement } from '../../testing/a-bank-statement.js';
import { aTrade, BUYER, fourPapers, SELLER, submit } from '../../testing/a-trade.js';
import { checkPapers } from '../check-papers.js';
import type { SubmittedPaper } from '../submitted-paper.js';
import type { Side } from '../matching/trade.js';

const trade = aTrade();
const number = trade.invoice.number;
const papers = Object.values(fourPapers(trade));
const statement = (
  entries: readonly WrittenEntry[],
  by: readonly Side[] = ['seller'],
  more: Partial<WrittenStatement> = {},
): SubmittedPaper => ({
  ...submit('statement.xml', writeBankStatement({ entries, ...more })),
  handedInBy: by,
});

/** The trade is worth 118,650.00. */
function seen(...statements: readonly SubmittedPaper[]) {
  const report = checkPapers([...papers, ...statements], { today: parseCalendarDate('2026-11-20') });
  const check = report.checks.find(({ id }) => id === 'payments-seen');
  const { paidMinor, claimedMinor, payments } = (check?.inputs ?? {}) as Record<string, unknown>;
  return {
    ...{ outcome: check?.outcome, reason: check?.reason ?? '', paidMinor, claimedMinor },
    payments: payments as { account: string; ground: string; doubts: string[] }[],
    amount: report.financeable[0]?.amountMinor,
  };
}

const paid = (amount: string, more: Partial<WrittenEntry> = {}): WrittenEntry => ({
  ...{ amount, payer: BUYER.name, servicerReference: 'REF-1', invoices: [{ number }] },
  ...more,
});

describe('payments seen', () => {
  it('are none without a statement, which proves nothing', () => {
    expect(seen()).toMatchObject({ outcome: 'pass', paidMinor: '0', amount: '11865000' });
  });

  it('leave the rest to finance, and nothing once all is paid', () => {
    expect(seen(statement([paid('100000.00')]))).toMatchObject({
      outcome: 'pass',
      paidMinor: '10000000',
      amount: '1865000',
    });
    const all = seen(statement([paid('100000.00'), paid('18650.00', { servicerReference: 'REF-2' })]));
    expect(all).toMatchObject({ outcome: 'fail', paidMinor: '11865000', amount: '0' });
    expect(seen(statement([paid('200000.00')]))).toMatchObject({ outcome: 'fail', amount: '0' });
  });

  it('tell of accounts by their last four characters alone', () => {
    expect(seen(statement([paid('1.00')], ['seller'], { account: 'CN99887766' })).payments).toMatchObject([
      { account: '7766' },
    ]);
  });

  it.each<readonly [string, Partial<WrittenEntry>, string]>([
    ['by reference', {}, '5000'],
    [
      'by reference, as a part of the transfer',
      {
        invoices: [
          { number, amount: '20.00' },
          { number: 'OTHER', amount: '30.00' },
        ],
      },
      '2000',
    ],
    ['by a whole word of the text', { invoices: [], text: `/INV/${number} thank you` }, '5000'],
    ['by the end-to-end reference', { invoices: [], endToEndId: number }, '5000'],
    ['not by a longer number', { invoices: [], text: `${number}1 and INV-${number}` }, '0'],
    ['not by a part of its number', { invoices: [], text: number.slice(0, 10) }, '0'],
    ['not as a credit note', { invoices: [{ number, type: 'CREN' }] }, '0'],
    ['not while it is pending', { status: 'PDNG' }, '0'],
  ])('are known %s', (_how, more, paidMinor) => {
    expect(seen(statement([paid('50.00', more)])).paidMinor).toBe(paidMinor);
  });

  it.each<readonly [string, Partial<WrittenEntry>]>([
    ['in its own field as it is', { invoices: [{ number: '0012345' }] }],
    ['in its own field without its zeros', { invoices: [{ number: '12345' }] }],
    ['in the text as it is', { invoices: [], text: '/INV/0012345' }],
    ['in the text without its zeros', { invoices: [], text: 'for 12345' }],
  ])('are of an invoice whose number begins with zeros when it is named %s', (_how, more) => {
    const numbered = { ...trade, invoice: { ...trade.invoice, number: '0012345' } };
    const report = checkPapers([...Object.values(fourPapers(numbered)), statement([paid('50.00', more)])], {
      today: parseCalendarDate('2026-11-20'),
    });
    expect(report.financeable[0]?.amountMinor).toBe('11860000');
  });

  it('are of an invoice with a number of one digit when it is named in its own field', () => {
    const numbered = { ...trade, invoice: { ...trade.invoice, number: '7' } };
    const named = statement([paid('50.00', { invoices: [{ number: '007' }] })]);
    const report = checkPapers([...Object.values(fourPapers(numbered)), named], {
      today: parseCalendarDate('2026-11-20'),
    });
    expect(report.financeable[0]?.amountMinor).toBe('11860000');
  });

  it('are for a person to look at where a transfer for several invoices does not say what is whose', () => {
    const shared = paid('50.00', { invoices: [{ number }, { number: 'OTHER' }] });
    expect(seen(statement([shared]))).toMatchObject({ outcome: 'review', paidMinor: '0', amount: '11865000' });
  });

  it('count once, in a notification and in two statements alike, whatever came first', () => {
    const day = statement([paid('50.00')]);
    const notice = statement([paid('50.00')], ['seller'], { isNotification: true, number: 'N-1' });
    const again = statement([paid('50.00')], ['seller'], { number: 'ST-2' });
    for (const order of [
      [day, notice, again],
      [notice, again, day],
      [again, day, notice],
    ])
      expect(seen(...order).paidMinor).toBe('5000');
  });

  it('are as many as one statement has of them, though none has a reference', () => {
    const bare = paid('50.00', { servicerReference: '' });
    const twice = [statement([bare, bare]), statement([bare, bare], ['seller'], { number: 'ST-2' })];
    expect(seen(...twice).paidMinor).toBe('10000');
  });

  it('are undone by what was taken back', () => {
    const back = paid('50.00', { way: 'DBIT', isReversal: true, servicerReference: 'REF-2' });
    expect(seen(statement([paid('50.00'), back]))).toMatchObject({ paidMinor: '0', amount: '11865000' });
    expect(seen(statement([back]))).toMatchObject({ paidMinor: '0', amount: '11865000' });
  });

  it('never take a claim away on the buyer’s word alone', () => {
    const sent = paid('118650.00', { way: 'DBIT', payee: SELLER.name });
    const { outcome, reason, amount, claimedMinor } = seen(statement([sent], ['buyer']));
    expect({ outcome, amount, claimedMinor }).toEqual({
      outcome: 'review',
      amount: '11865000',
      claimedMinor: '11865000',
    });
    expect(reason).toContain('more than the seller’s bank does');
    expect(seen(statement([paid('118650.00')], ['buyer']))).toMatchObject({ outcome: 'review', amount: '11865000' });
  });

  it('stay paid when the buyer hands in a copy of what the seller’s bank said, first or last', () => {
    const sellers = statement([paid('50.00')]);
    const copied = statement([paid('50.00')], ['buyer'], { number: 'COPY' });
    for (const order of [
      [sellers, copied],
      [copied, sellers],
    ])
      expect(seen(...order)).toMatchObject({ paidMinor: '5000', claimedMinor: '0' });
  });

  it('say no more once the seller’s bank shows what the buyer says', () => {
    const both = [
      statement([paid('50.00')]),
      statement([paid('50.00', { way: 'DBIT', payee: SELLER.name })], ['buyer'], {
        account: 'CN00 9999',
        number: 'B-1',
      }),
    ];
    expect(seen(...both)).toMatchObject({ outcome: 'pass', paidMinor: '5000', claimedMinor: '0' });
  });

  it('go to a person when another paid, when the money went elsewhere, or came before the goods', () => {
    expect(seen(statement([paid('50.00', { payer: '某某商行' })])).reason).toContain('another than the buyer paid it');
    expect(seen(statement([paid('50.00', { valueOn: '2026-08-21' })])).reason).toContain(
      'before goods arrived on 2026-08-22',
    );
  });

  it('count nothing of a statement that does not add up', () => {
    const bent = statement([paid('100000.00')], ['seller'], { closing: '1.00' });
    expect(seen(bent)).toMatchObject({ outcome: 'review', paidMinor: '0', amount: '11865000' });
  });
});
