import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import fc from 'fast-check';
import { type WrittenEntry, writeBankStatement } from '../../testing/a-bank-statement.js';
import { writeRemittanceAdvice } from '../../testing/a-remittance-advice.js';
import { aTrade, BUYER, fourPapers, submit } from '../../testing/a-trade.js';
import { checkPapers } from '../check-papers.js';
import type { Side } from '../matching/trade.js';
import type { SubmittedPaper } from '../submitted-paper.js';

const trade = aTrade();
const papers = Object.values(fourPapers(trade));
const INVOICES = [trade.invoice.number, 'OTHER-1', 'OTHER-2'];
const ADVICES = ['RA-1', 'RA-2'];
const CHECK = { today: parseCalendarDate('2026-11-20') };

const side = fc.constantFrom<Side>('seller', 'buyer');
const sum = fc.integer({ min: 1, max: 50 }).map((whole) => `${whole}.00`);
const invoice = fc.constantFrom(...INVOICES);

const advice = fc
  .record({
    by: side,
    number: fc.constantFrom(...ADVICES),
    lines: fc.array(fc.record({ invoice, debit: sum }), { minLength: 1, maxLength: 3 }),
    isWrong: fc.boolean(),
  })
  .map(({ by, number, lines, isWrong }): SubmittedPaper => ({
    ...submit('advice.xml', writeRemittanceAdvice({ number, lines, ...(isWrong ? { payment: '999.00' } : {}) })),
    handedInBy: [by],
  }));

const entry = fc.record({
  amount: sum,
  payer: fc.constant(BUYER.name),
  text: fc.subarray([...ADVICES, ...INVOICES]).map((words) => words.join(' ')),
});

const statements = fc.tuple(side, fc.array(entry, { maxLength: 3 })).map(([by, entries]): SubmittedPaper => {
  const way: Partial<WrittenEntry> = by === 'seller' ? {} : { way: 'DBIT' };
  const numbered = entries.map((one, place) => ({ ...one, ...way, servicerReference: `REF-${place}` }));
  return {
    ...submit('statement.xml', writeBankStatement({ number: `ST-${by}`, account: `CN-${by}`, entries: numbered })),
    handedInBy: [by],
  };
});

function seen(records: readonly SubmittedPaper[]) {
  const { checks, financeable } = checkPapers([...papers, ...records], CHECK);
  const inputs = checks.find(({ id }) => id === 'payments-seen')?.inputs as Record<string, unknown>;
  const advised = inputs.advised as { amountMinor: string }[];
  return {
    paidMinor: BigInt(inputs.paidMinor as string),
    claimedMinor: BigInt(inputs.claimedMinor as string),
    advisedMinor: advised.reduce((total, { amountMinor }) => total + BigInt(amountMinor), 0n),
    amountMinor: BigInt(financeable[0]?.amountMinor ?? '-1'),
  };
}

describe('remittance advices', () => {
  it('never make less of what is paid or claimed, nor more of what may be financed, whoever adds one', () => {
    fc.assert(
      fc.property(
        fc.array(statements, { maxLength: 2 }),
        fc.array(advice, { maxLength: 3 }),
        advice,
        (paid, known, more) => {
          const [before, after] = [seen([...paid, ...known]), seen([...paid, ...known, more])];
          expect(after.paidMinor).toBeGreaterThanOrEqual(before.paidMinor);
          expect(after.paidMinor + after.claimedMinor).toBeGreaterThanOrEqual(before.paidMinor + before.claimedMinor);
          expect(after.amountMinor).toBeLessThanOrEqual(before.amountMinor);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are told of with all that the seller’s bank does not show of them', () => {
    fc.assert(
      fc.property(fc.array(statements, { maxLength: 2 }), fc.array(advice, { maxLength: 4 }), (paid, advices) => {
        const { advisedMinor, paidMinor, claimedMinor } = seen([...paid, ...advices]);
        expect(paidMinor + claimedMinor).toBeGreaterThanOrEqual(advisedMinor);
      }),
      { numRuns: 300 },
    );
  });
});
