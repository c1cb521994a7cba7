import { describe, expect, it } from '@jest/globals';
import { NOTHING_SEEN } from '@tallystick/act-types';
import { parseCalendarDate } from '@tallystick/kernel';
import type { Invoice } from '../domain/documents/trade-document.js';
import { writeInvoice } from '../papers/write-papers.js';
import { writeCreditNote } from '../testing/a-credit-note.js';
import { aTrade, fourPapers, submit, withQuantities } from '../testing/a-trade.js';
import { aVerifier, CERTIFICATES, CORE, SUPPLIER } from '../testing/a-verifier.js';
import type { InvoiceStanding } from './verifier-chain.js';

const trade = aTrade();
const four = fourPapers(trade);
const today = parseCalendarDate('2026-11-20');
const again = { ...trade, invoice: { number: 'B-77', date: '2026-09-02', dueDate: '2026-11-20' } };
const billedAgain = submit('again', writeInvoice(again));
const noteOn = (of: string, ...quantities: string[]) =>
  submit(
    `note-${of}`,
    writeCreditNote(withQuantities(trade, ...quantities), { number: `CN-${of}`, date: '2026-09-03', of: [of] }),
  );
const first = trade.invoice.number;
const WHOLE = 11_865_000n;
const NOTHING: InvoiceStanding = { capMinor: 0n, usedMinor: 0n };

type Paper = ReturnType<typeof submit>;

/** One invoice of several is verified, while the ledger has so much of the first, and then of it. */
async function verified(asked: Paper, papers: readonly Paper[], standing: InvoiceStanding | undefined, cap: bigint) {
  const [seller] = CERTIFICATES.map(({ certificate }) => certificate);
  const { attestation, check, lowering } = aVerifier((nullifier) => (nullifier === firsts() ? standing : undefined));
  const firsts = () => attestation.nullifiersOf(four.invoice.document as Invoice, seller!)[0];
  const evidence = {
    papers: papers.map((paper) => {
      const isBuyers = paper.document?.kind === 'order' || paper.document?.kind === 'receipt-advice';
      return { ...paper, submittedBy: [isBuyers ? CORE : SUPPLIER] };
    }),
    ...{ invoice: asked.sha256, certificates: CERTIFICATES, earlierInvoices: [], seen: NOTHING_SEEN },
  };
  const checked = await check.run(evidence, today);
  const { report, invoice, parties, amountMinor } = checked;
  const signed = await attestation.run(invoice!, parties!, cap);
  const lowered = (await lowering.run(checked, signed))?.message.cap;
  const troubled = report.checks
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ id, outcome }) => `${id}: ${outcome}`);
  return { troubled, amountMinor, ...(lowered === undefined ? {} : { lowered }) };
}

describe('goods of a claim that was credited, billed again', () => {
  const papers = [...Object.values(four), billedAgain, noteOn(first, '100', '400')];
  const waiting = { troubled: ['quantities-agree: review', 'amount-attestable: review'], amountMinor: 0n };

  it.each<[string, InvoiceStanding | undefined]>([
    ['has not heard of it', undefined],
    ['has its whole cap', { capMinor: 11_865_000n, usedMinor: 0n }],
    ['has lowered it, and more is financed', { capMinor: 0n, usedMinor: 5_000_000n }],
  ])('carry nothing that a person could attest while the ledger %s', async (_case, standing) => {
    expect(await verified(billedAgain, papers, standing, WHOLE)).toEqual(waiting);
  });

  it('carry all once the ledger has lowered the first', async () => {
    expect(await verified(billedAgain, papers, NOTHING, WHOLE)).toEqual({ troubled: [], amountMinor: WHOLE });
  });

  it('are lowered themselves when they are credited', async () => {
    const credited = [...papers, noteOn('B-77', '100', '400')];
    const result = await verified(billedAgain, credited, NOTHING, WHOLE);
    expect(result).toMatchObject({ amountMinor: 0n, lowered: '0' });
  });

  it('leave the first what stands of it, less what is credited of that later, though a part of it came out uneven', async () => {
    const [rotor] = trade.lines;
    const counted = (quantity: string) => ({ ...trade, lines: [{ ...rotor!, quantity, price: '0.37' }] });
    const cheap = fourPapers(counted('100'));
    const note = (number: string, quantity: string) =>
      submit(number, writeCreditNote(counted(quantity), { number, date: '2026-09-03', of: [first] }));
    const rebilled = submit('again', writeInvoice({ ...counted('30'), invoice: again.invoice }));
    const all = [...Object.values(cheap), rebilled, note('CN-1', '30'), note('CN-2', '10')];
    expect(await verified(cheap.invoice, all.slice(0, -1), undefined, 2_927n)).toEqual({
      troubled: [],
      amountMinor: 2_927n,
    });
    expect(await verified(cheap.invoice, all, undefined, 2_927n)).toMatchObject({ amountMinor: 2_509n });
    const withdrawn = all.map((paper) => (paper === cheap.despatch ? [] : [paper])).flat();
    expect(await verified(cheap.invoice, withdrawn, undefined, 2_927n)).toMatchObject({ lowered: '0' });
  });
});
