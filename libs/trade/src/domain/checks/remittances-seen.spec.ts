import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import { type WrittenEntry, writeBankStatement } from '../../testing/a-bank-statement.js';
import { writeRemittanceAdvice, type WrittenRemittanceAdvice } from '../../testing/a-remittance-advice.js';
import { aTrade, BUYER, fourPapers, SELLER, STRANGER, submit } from '../../testing/a-trade.js';
import { checkPapers } from '../check-papers.js';
import type { Side } from '../matching/trade.js';
import type { SubmittedPaper } from '../submitted-paper.js';

const trade = aTrade();
const number = trade.invoice.number;
const OTHER = 'OTHER-1';
const papers = Object.values(fourPapers(trade));

const by = (paper: SubmittedPaper, ...sides: readonly Side[]): SubmittedPaper => ({ ...paper, handedInBy: sides });

/** Of 50.00: 20.00 for this invoice, 30.00 for another. */
const advice = (side: Side, more: Partial<WrittenRemittanceAdvice> = {}) => {
  const lines = [
    { invoice: number, debit: '20.00' },
    { invoice: OTHER, debit: '30.00' },
  ];
  return by(submit('advice.xml', writeRemittanceAdvice({ lines, ...more })), side);
};
const transfer = (more: Partial<WrittenEntry> = {}): WrittenEntry => ({
  ...{ amount: '50.00', payer: BUYER.name, servicerReference: 'REF-1', text: 'as by RA-77' },
  ...more,
});
const statement = (side: Side, ...entries: readonly WrittenEntry[]) =>
  by(submit('statement.xml', writeBankStatement({ number: `ST-${side}`, entries })), side);

/** The trade is worth 118,650.00. */
function seen(...records: readonly SubmittedPaper[]) {
  const report = checkPapers([...papers, ...records], { today: parseCalendarDate('2026-11-20') });
  const check = report.checks.find(({ id }) => id === 'payments-seen');
  const { paidMinor, claimedMinor, payments, advised } = (check?.inputs ?? {}) as Record<string, unknown>;
  return {
    ...{ outcome: check?.outcome, reason: check?.reason ?? '', paidMinor, claimedMinor },
    payments: payments as { ground: string; doubts: string[] }[],
    advised: advised as { amountMinor: string; payOn: string; doubts: string[] }[],
    amount: report.financeable[0]?.amountMinor,
  };
}

describe('a remittance advice alone', () => {
  it.each<Side>(['buyer', 'seller'])(
    'of the %s sends the invoice to a person with the sum, and takes nothing away',
    (side) => {
      const { advised, ...rest } = seen(advice(side));
      expect(rest).toMatchObject({ outcome: 'review', paidMinor: '0', claimedMinor: '2000', amount: '11865000' });
      expect(rest.reason).toContain('CNY 20.00 more than the seller’s bank does');
      expect(advised).toEqual([{ amountMinor: '2000', payOn: '2026-11-02', doubts: [] }]);
    },
  );

  it('counts once, from both sides or in two copies, and by its greater sum', () => {
    const less = advice('seller', { lines: [{ invoice: number, debit: '0.01' }] });
    expect(seen(advice('buyer'), advice('seller'), less).claimedMinor).toBe('2000');
    expect(seen(advice('buyer'), advice('buyer', { number: 'RA-78' })).claimedMinor).toBe('4000');
  });

  it.each<readonly [string, Partial<WrittenRemittanceAdvice>, string]>([
    ['another pays', { payer: STRANGER }, 'another than the buyer pays by it'],
    ['another is paid', { receiver: 'Factor' }, 'another than the seller is paid by it'],
    [
      'a line pays several invoices',
      { lines: [{ invoice: number, more: [OTHER], debit: '50.00' }] },
      'how much of it is for this invoice',
    ],
    ['it is in another currency', { currency: 'EUR' }, 'how much of it is for this invoice'],
    ['it does not add up', { payment: '51.00' }, 'does not add up'],
  ])('says why a person looks when %s', (_what, more, reason) => {
    const { outcome, reason: said, amount } = seen(advice('buyer', more));
    expect({ outcome, amount }).toEqual({ outcome: 'review', amount: '11865000' });
    expect(said).toContain(reason);
  });

  it('to another seller is of another invoice of the same number', () => {
    expect(seen(advice('buyer', { payee: STRANGER }))).toMatchObject({ outcome: 'pass', claimedMinor: '0' });
  });

  it('is answered by the seller’s bank with a transfer of its sum, and by no transfer twice', () => {
    const paid = transfer({ amount: '20.00', text: '', invoices: [{ number }] });
    expect(seen(advice('buyer'), statement('seller', paid))).toMatchObject({
      outcome: 'pass',
      claimedMinor: '0',
      amount: '11863000',
    });
    const two = [advice('buyer'), advice('buyer', { number: 'RA-78' })];
    expect(seen(...two, statement('seller', paid)).claimedMinor).toBe('2000');
    const named = { ...paid, text: 'RA-77 RA-78' };
    expect(seen(...two, statement('seller', named)).claimedMinor).toBe('2000');
    const sent = { ...paid, way: 'DBIT', payee: SELLER.name } as const;
    expect(seen(...two, statement('buyer', sent), statement('seller', paid)).claimedMinor).toBe('2000');
  });

  it('is not answered by a transfer of another sum that its seller writes a second one of the same number for', () => {
    const paid = transfer({ amount: '50.00', text: '', invoices: [{ number }] });
    const other = advice('seller', { lines: [{ invoice: number, debit: '50.00' }] });
    const { claimedMinor, reason } = seen(advice('buyer'), other, statement('seller', paid));
    expect(claimedMinor).toBe('5000');
    expect(reason).toContain('another of the same number says another sum');
  });

  it('waits for its own transfer, whatever was paid before it', () => {
    const paid = transfer({ amount: '50.00', text: '', invoices: [{ number }] });
    expect(seen(advice('buyer'), statement('seller', paid))).toMatchObject({ outcome: 'review', claimedMinor: '2000' });
  });

  it('is not answered by a transfer that went back, nor by one that answers another', () => {
    const paid = transfer({ amount: '20.00', text: '', invoices: [{ number }] });
    const back = { ...paid, way: 'DBIT', isReversal: true, servicerReference: 'REF-2' } as const;
    expect(seen(advice('buyer'), statement('seller', paid, back))).toMatchObject({
      ...{ paidMinor: '0', claimedMinor: '2000' },
    });
    const more = { ...paid, amount: '50.00', servicerReference: 'REF-3' };
    expect(seen(advice('buyer'), statement('seller', paid, back, more)).claimedMinor).toBe('2000');
    const two = [advice('buyer'), advice('buyer', { number: 'RA-78' })];
    expect(seen(...two, statement('seller', { ...paid, text: 'RA-77 RA-78' }, more)).claimedMinor).toBe('2000');
  });
});

describe('a transfer that names a remittance advice', () => {
  it.each<readonly [string, Partial<WrittenEntry>, Partial<WrittenRemittanceAdvice>]>([
    ['by a word of its text', {}, {}],
    ['by its end-to-end reference', { text: '', endToEndId: 'RA-77' }, {}],
    ['by its payment order', { text: '', endToEndId: 'ORDER-5' }, { paymentOrder: 'ORDER-5' }],
    ['by the field for remittance information sent apart', { text: '', remittanceId: 'RA-77' }, {}],
    ['without its zeros', { text: '77001' }, { number: '0077001' }],
  ])('pays each invoice its part: %s', (_how, entry, more) => {
    const { payments, ...rest } = seen(advice('seller', more), statement('seller', transfer(entry)));
    expect(rest).toMatchObject({ outcome: 'pass', paidMinor: '2000', claimedMinor: '0', amount: '11863000' });
    expect(payments).toMatchObject([{ ground: 'remittance-advice', doubts: [] }]);
  });

  it('is for a person to look at by the buyer’s word alone, which takes it off, and never makes it paid', () => {
    const part = seen(advice('buyer'), statement('seller', transfer()));
    expect(part).toMatchObject({ outcome: 'review', paidMinor: '2000', claimedMinor: '0', amount: '11863000' });
    expect(part.reason).toContain('by the buyer’s remittance advice alone');
    const lines = [{ invoice: number, debit: '118650.00' }];
    const whole = statement('seller', transfer({ amount: '118650.00' }));
    expect(seen(advice('buyer', { lines }), whole)).toMatchObject({ outcome: 'review', amount: '0' });
    expect(seen(advice('seller', { lines }), whole)).toMatchObject({ outcome: 'fail', amount: '0' });
    expect(seen(advice('buyer', { lines }), advice('seller', { lines }), whole)).toMatchObject({ outcome: 'fail' });
  });

  it.each<readonly [string, Partial<WrittenEntry>, Partial<WrittenRemittanceAdvice>]>([
    ['by a part of its number', { text: 'RA-777 and XRA-77' }, {}],
    ['of another payer', {}, { payer: { name: STRANGER.name } }],
    ['that is called by a common word', { text: 'payment' }, { number: 'PAYMENT' }],
    ['while it is pending', { status: 'PDNG' }, {}],
  ])('pays nothing by it %s', (_what, entry, more) => {
    expect(seen(advice('seller', more), statement('seller', transfer(entry)))).toMatchObject({ paidMinor: '0' });
  });

  it('counts nothing of an advice that does not add up, of a statement that does not, or of another currency', () => {
    const bent = by(submit('s.xml', writeBankStatement({ entries: [transfer()], closing: '1.00' })), 'seller');
    const foreign = by(submit('s.xml', writeBankStatement({ entries: [transfer()], currency: 'EUR' })), 'seller');
    for (const records of [
      [advice('seller', { payment: '51.00' }), statement('seller', transfer())],
      [advice('seller'), bent],
      [advice('seller'), foreign],
    ])
      expect(seen(...records)).toMatchObject({ outcome: 'review', paidMinor: '0', amount: '11865000' });
  });

  it('keeps what it names itself, whatever an advice says', () => {
    const own = transfer({ text: `RA-77 ${number}` });
    expect(seen(advice('seller'), statement('seller', own))).toMatchObject({ paidMinor: '5000', claimedMinor: '0' });
    const inField = transfer({
      invoices: [
        { number, amount: '45.00' },
        { number: OTHER, amount: '5.00' },
      ],
    });
    expect(seen(advice('seller'), statement('seller', inField))).toMatchObject({ paidMinor: '4500' });
    const elsewhere = [{ invoice: OTHER, debit: '50.00' }];
    expect(seen(advice('seller', { lines: elsewhere }), statement('seller', own)).paidMinor).toBe('5000');
    const unsaid = transfer({ invoices: [{ number }, { number: OTHER }] });
    const { outcome, paidMinor, reason } = seen(advice('seller'), statement('seller', unsaid));
    expect({ outcome, paidMinor }).toEqual({ outcome: 'review', paidMinor: '2000' });
    expect(reason).toContain('how much of it is for this invoice');
  });

  it('goes to a person with the figures when it is tied to more or less than it moved', () => {
    const lead = (amount: string) => `it moved CNY ${amount}, and by what names it, it is for `;
    expect(seen(advice('seller'), statement('seller', transfer({ amount: '40.00' })))).toMatchObject({
      ...{ outcome: 'review', paidMinor: '2000', reason: expect.stringContaining(`${lead('40.00')}CNY 50.00`) },
    });
    const more = transfer({ amount: '60.00' });
    expect(seen(advice('seller'), statement('seller', more)).reason).toContain(`${lead('60.00')}CNY 50.00`);
    const named = transfer({ text: `RA-77 ${OTHER}` });
    expect(seen(advice('seller'), statement('seller', named)).reason).toContain(`${lead('50.00')}CNY 70.00`);
    const inField = transfer({ invoices: [{ number: OTHER, amount: '50.00' }] });
    expect(seen(advice('seller'), statement('seller', inField)).reason).toContain(`${lead('50.00')}CNY 70.00`);
    const others = transfer({ amount: '60.00', payer: STRANGER.name });
    const { reason } = seen(advice('seller', { payer: STRANGER }), statement('seller', others));
    expect(reason).toContain('what names it does not make what it moved');
    expect(reason).not.toContain('60.00');
  });

  it('stays paid when its seller hands in another advice of the same number for another invoice', () => {
    const lines = [{ invoice: number, debit: '50.00' }];
    const moved = advice('seller', { lines: [{ invoice: OTHER, debit: '50.00' }] });
    const { outcome, paidMinor, reason } = seen(advice('buyer', { lines }), moved, statement('seller', transfer()));
    expect({ outcome, paidMinor }).toEqual({ outcome: 'review', paidMinor: '5000' });
    expect(reason).toContain('it is for CNY 100.00');
    const wrong = advice('seller', { lines, payment: '51.00' });
    expect(seen(advice('buyer', { lines }), wrong, statement('seller', transfer())).paidMinor).toBe('5000');
  });

  it('stays paid by one advice that it names when it names another that does not add up', () => {
    const wrong = advice('seller', { number: 'RA-78', payment: '51.00' });
    const both = transfer({ text: 'RA-77 RA-78' });
    expect(seen(advice('seller'), wrong, statement('seller', both))).toMatchObject({
      ...{ outcome: 'review', paidMinor: '2000', claimedMinor: '2000' },
    });
  });

  it('takes off what a credit note takes off, from the whole and not from an invoice', () => {
    const lines = [
      { invoice: number, debit: '60.00' },
      { creditNote: 'CN-9', credit: '10.00' },
    ];
    expect(seen(advice('seller', { lines }), statement('seller', transfer()))).toMatchObject({
      ...{ outcome: 'pass', paidMinor: '6000' },
    });
  });

  it('is undone when it goes back', () => {
    const back = transfer({ way: 'DBIT', isReversal: true, servicerReference: 'REF-2' });
    expect(seen(advice('seller'), statement('seller', transfer(), back))).toMatchObject({
      paidMinor: '0',
      claimedMinor: '2000',
    });
  });

  it('is the buyer’s word on the buyer’s own statement', () => {
    const sent = transfer({ way: 'DBIT', payee: SELLER.name });
    expect(seen(advice('buyer'), statement('buyer', sent))).toMatchObject({
      ...{ outcome: 'review', paidMinor: '0', claimedMinor: '2000', amount: '11865000' },
    });
    const elsewhere = { ...sent, payee: STRANGER.name };
    const nameless = advice('buyer', { payee: { name: SELLER.name } });
    expect(seen(nameless, statement('buyer', sent)).payments).toHaveLength(1);
    expect(seen(nameless, statement('buyer', elsewhere)).payments).toEqual([]);
  });
});
