import { describe, expect, it } from '@jest/globals';
import { NOTHING_SEEN } from '@tallystick/act-types';
import { parseCalendarDate } from '@tallystick/kernel';
import { writeCreditNote } from '../testing/a-credit-note.js';
import { writeBankStatement } from '../testing/a-bank-statement.js';
import { writeRemittanceAdvice } from '../testing/a-remittance-advice.js';
import { aTrade, BUYER, fourPapers, submit, withQuantities } from '../testing/a-trade.js';
import { aVerifier, CERTIFICATES, CORE, SUPPLIER } from '../testing/a-verifier.js';
import type { PaperHandedIn } from './check-trade.js';

const trade = aTrade();
const today = parseCalendarDate('2026-11-20');

interface Note {
  readonly quantities: readonly string[];
  readonly of?: readonly string[];
}

/** A bank statement that shows so much as paid. */
interface Payment {
  readonly paid: string;
  readonly by?: string;
  /** Whose remittance advice says that it is for the invoice; the transfer says so itself when nobody's does. */
  readonly advisedBy?: string;
}

/** The cap that is left of CNY 118,650.00, attested and used so far, once its seller has handed in these credit notes and statements. */
async function loweredTo(usedMinor: bigint, ...taking: readonly (Note | Payment)[]): Promise<string | undefined> {
  const { attestation, check, lowering } = aVerifier(() => ({ capMinor: 11_865_000n, usedMinor }));
  const { order, despatch, receipt, invoice } = fourPapers(trade);
  const notes = taking.filter((one): one is Note => 'quantities' in one);
  const statements = taking
    .filter((one): one is Payment => 'paid' in one)
    .flatMap(({ paid, by = SUPPLIER, advisedBy }) => [
      { ...submit('statement', statementOf(paid, advisedBy !== undefined)), submittedBy: [by] },
      ...(advisedBy ? [{ ...submit('advice', adviceOf(paid)), submittedBy: [advisedBy] }] : []),
    ]);
  const credits = notes.map(({ quantities, of = [trade.invoice.number] }, index) =>
    submit(
      `${index}.xml`,
      writeCreditNote(withQuantities(trade, ...quantities), { number: `CN-${index}`, date: '2026-09-01', of }),
    ),
  );
  const papers: PaperHandedIn[] = [
    ...[order, receipt].map((paper) => ({ ...paper, submittedBy: [CORE] })),
    ...[despatch, invoice, ...credits].map((paper) => ({ ...paper, submittedBy: [SUPPLIER] })),
    ...statements,
  ];
  const evidence = {
    papers,
    invoice: invoice.sha256,
    certificates: CERTIFICATES,
    earlierInvoices: [],
    seen: NOTHING_SEEN,
  };
  const checked = await check.run(evidence, today);
  const standing = await attestation.run(checked.invoice!, checked.parties!, 11_865_000n);
  return (await lowering.run(checked, standing))?.message.cap as string | undefined;
}

function statementOf(amount: string, isAdvised: boolean): string {
  const named = isAdvised ? { text: 'RA-77' } : { invoices: [{ number: trade.invoice.number }] };
  const entry = { amount, payer: BUYER.name, ...named };
  return writeBankStatement({ entries: [entry] });
}

function adviceOf(debit: string): string {
  return writeRemittanceAdvice({ lines: [{ invoice: trade.invoice.number, debit }] });
}

const TENTH = { quantities: ['10'] };
const ALL = { quantities: ['100', '400'] };
const ALL_OF_TWO = { ...ALL, of: [trade.invoice.number, 'INV-2'] };

describe('the cap that a credit note leaves', () => {
  it.each<[string, bigint, readonly (Note | Payment)[], string | undefined]>([
    ['nothing is credited', 0n, [], undefined],
    ['all of it is credited', 0n, [ALL], '0'],
    ['all of it is credited and part is financed, which is then over-financed', 5_000_000n, [ALL], '0'],
    ['a tenth is credited and less than the rest is financed: no more than that', 5_000_000n, [TENTH], '5000000'],
    ['a tenth is credited and more than the rest is financed', 11_000_000n, [TENTH], '10904500'],
    ['a note names two invoices: no more, and nobody calls it over-financed', 5_000_000n, [ALL_OF_TWO], '5000000'],
    ['all of it is paid', 0n, [{ paid: '118650.00' }], '0'],
    [
      'all of it is credited, and a payment is shown that stands in the way of nothing',
      0n,
      [ALL, { paid: '1.00' }],
      '0',
    ],
    ['the buyer alone says that it paid', 0n, [{ paid: '118650.00', by: CORE }], undefined],
    ['a transfer is for it by the seller’s remittance advice', 0n, [{ paid: '118650.00', advisedBy: SUPPLIER }], '0'],
    [
      'a transfer is for it by the buyer’s remittance advice alone',
      0n,
      [{ paid: '118650.00', advisedBy: CORE }],
      undefined,
    ],
    [
      'a transfer is for it by the buyer’s advice, and a payment is shown besides',
      11_865_000n,
      [{ paid: '100.00', advisedBy: CORE }, { paid: '1.00' }],
      '11864900',
    ],
    ['a note on it and one on two', 11_000_000n, [TENTH, ALL_OF_TWO], '10904500'],
  ])('is, when %s', async (_case, usedMinor, notes, cap) => {
    expect(await loweredTo(usedMinor, ...notes)).toBe(cap);
  });
});
