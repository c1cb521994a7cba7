import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import type { TradeDetails } from '../../papers/trade-details.js';
import { writeInvoice } from '../../papers/write-papers.js';
import { writeCreditNote } from '../../testing/a-credit-note.js';
import { aTrade, fourPapers, submit, withQuantities } from '../../testing/a-trade.js';
import { checkPapers, type CheckOptions } from '../check-papers.js';
import type { SubmittedPaper } from '../submitted-paper.js';

const trade = aTrade();
const four = fourPapers(trade);
const goods = [four.order, four.despatch, four.receipt, four.invoice];

type Quantities = readonly string[];
const ALL: Quantities = ['100', '400'];

function xmlOf(details: TradeDetails, { number = 'CN-1', date = '2026-09-01', of = [trade.invoice.number] } = {}) {
  return writeCreditNote(details, { number, date, of });
}

const note = (quantities: Quantities, changes: Parameters<typeof xmlOf>[1] = {}) =>
  submit('credit.xml', xmlOf(withQuantities(trade, ...quantities), changes));

const again = (quantities: Quantities, date = '2026-09-02') =>
  submit('again.xml', writeInvoice({ ...withQuantities(trade, ...quantities), invoice: anew(date) }));

function anew(date: string): TradeDetails['invoice'] {
  return { number: 'B-77', date, dueDate: '2026-11-20' };
}

function outcome(papers: readonly SubmittedPaper[], options: Partial<CheckOptions> = {}) {
  const report = checkPapers(papers, { today: parseCalendarDate('2026-11-20'), ...options });
  const troubled = report.checks.filter((check) => check.outcome !== 'pass');
  return {
    troubled: troubled.map(({ id, outcome: found, inputs }) => `${inputs.invoice as string} ${id}: ${found}`),
    financeable: report.financeable.map(({ amountMinor }) => amountMinor),
  };
}

const PASSES = { troubled: [], financeable: ['0', '11865000'] };
const BILLED_TWICE = ['B-77 quantities-agree: fail'];

describe('goods that were billed, taken back, and billed again', () => {
  it.each<readonly [string, readonly SubmittedPaper[], readonly string[]]>([
    ['all of them', [note(ALL), again(ALL)], ['0', '11865000']],
    ['a part', [note(['30']), again(['30'])], ['8983500', '2881500']],
    ['in two notes', [note(['100'], { number: 'CN-0' }), note(['0', '400']), again(ALL)], ['0', '11865000']],
    ['by an invoice dated before the one that was wrong', [note(ALL), again(ALL, '2026-08-24')], ['0', '11865000']],
  ])('carry what they carried: %s', (_case, papers, financeable) => {
    expect(outcome([...goods, ...papers])).toEqual({ troubled: [], financeable });
  });

  it('are known by their article where a note names no order line', () => {
    const unnamed = xmlOf(trade).replaceAll(/<cac:OrderLineReference>.*?<\/cac:OrderLineReference>/g, '');
    expect(outcome([...goods, submit('credit.xml', unnamed), again(ALL)])).toEqual(PASSES);
  });

  it('fail where more is billed again than was taken back, or nothing was', () => {
    expect(outcome([...goods, note(['30']), again(['31'])]).troubled).toEqual(BILLED_TWICE);
    expect(outcome([...goods, again(['30'])]).troubled).toEqual(BILLED_TWICE);
    const more = [note(['60']), note(['60'], { number: 'CN-2' }), again(['101'])];
    expect(outcome([...goods, ...more]).troubled).toContain(BILLED_TWICE[0]);
  });

  const [rotor, bearing] = trade.lines as [TradeDetails['lines'][0], TradeDetails['lines'][0]];
  const priced = (price: string) => ({ ...trade, lines: [{ ...rotor, price }] });
  const allowance =
    '<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:Amount currencyID="CNY">84999.00</cbc:Amount>' +
    '<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>13</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:AllowanceCharge>';
  const nearlyNothing = xmlOf(priced('850.00'))
    .replace('<cac:TaxTotal>', `${allowance}<cac:TaxTotal>`)
    .replaceAll(/(TaxExclusiveAmount|TaxableAmount)( currencyID="CNY")>[0-9.]*</g, '$1$2>1.00<')
    .replaceAll(/(cbc:TaxAmount)( currencyID="CNY")>[0-9.]*</g, '$1$2>0.13<')
    .replaceAll(/(TaxInclusiveAmount|PayableAmount)( currencyID="CNY")>[0-9.]*</g, '$1$2>1.13<')
    .replace(
      '<cbc:PayableAmount',
      '<cbc:AllowanceTotalAmount currencyID="CNY">84999.00</cbc:AllowanceTotalAmount><cbc:PayableAmount',
    );

  it.each<readonly [string, string]>([
    ['lowers the price of goods that stay sold', xmlOf(priced('5.00'))],
    ['takes off with an allowance what its lines take back', nearlyNothing],
    ['takes back less tax', xmlOf({ ...priced('850.00'), taxPercent: '6' })],
    ['takes back an amount', xmlOf({ ...trade, lines: [{ ...bearing, article: 'bonus', id: '', quantity: '1' }] })],
    ['names two invoices', xmlOf(trade, { of: [trade.invoice.number, 'B-1'] })],
    ['names none', xmlOf(trade, { of: [] })],
    ['is older than the invoice', xmlOf(trade, { date: '2026-08-20' })],
    ['is in another currency', xmlOf({ ...trade, currency: 'USD' })],
    ['names another article', xmlOf({ ...trade, lines: [{ ...rotor, article: 'ST-205' }] })],
    ['counts in another unit', xmlOf({ ...trade, lines: [{ ...rotor, unit: 'BX' }] })],
    ['does not add up', xmlOf(trade).replace('>118650.00</cbc:PayableAmount>', '>118650.01</cbc:PayableAmount>')],
  ])('stay billed when a credit note %s', (_case, xml) => {
    const { troubled, financeable } = outcome([...goods, submit('credit.xml', xml), again(['100'])]);
    expect(troubled).toContain(BILLED_TWICE[0]);
    expect(financeable[1]).toBe('0');
  });

  it('stay billed when two notes have one number, or the buyer alone handed it in', () => {
    const twice = [note(['50']), note(['50', '1'])];
    expect(outcome([...goods, ...twice, again(['100'])]).troubled).toContain(BILLED_TWICE[0]);
    const handedIn = (...handedInBy: ('seller' | 'buyer')[]) => [...goods, { ...note(ALL), handedInBy }, again(ALL)];
    expect(outcome(handedIn('buyer')).troubled).toContain(BILLED_TWICE[0]);
    expect(outcome(handedIn('buyer', 'seller')).financeable).toEqual(PASSES.financeable);
  });
});

describe('goods billed again, while the invoice that billed them first is a claim', () => {
  const papers = [...goods, note(['30']), again(['30'])];
  const asked = { onlyInvoice: papers[5]?.sha256 ?? '' };
  const standing = (amountMinor: bigint) => ({
    ...asked,
    standingMinor: new Map([[four.invoice.sha256, amountMinor]]),
  });

  it('go to review, and carry nothing, until the ledger lets no more be financed of that than is left', () => {
    const waiting = { troubled: ['B-77 quantities-agree: review'], financeable: ['0'] };
    expect(outcome(papers, asked)).toEqual(waiting);
    expect(outcome(papers, standing(8_983_501n))).toEqual(waiting);
    expect(outcome(papers, standing(8_983_500n))).toEqual({ troubled: [], financeable: ['2881500'] });
  });

  it('carry in review what was not billed before', () => {
    const more = [...goods.slice(0, 3), submit('a', writeInvoice(withQuantities(trade, '60')))];
    const [taken, rest] = [note(['20']), again(['60'])];
    const result = outcome([...more, taken, rest], { onlyInvoice: rest.sha256 });
    expect(result).toEqual({ troubled: ['B-77 quantities-agree: review'], financeable: ['3842000'] });
  });

  it('fail when no credit note makes room for them', () => {
    expect(outcome([...goods, note(['30']), again(['31'])], { onlyInvoice: again(['31']).sha256 })).toEqual({
      troubled: BILLED_TWICE,
      financeable: ['0'],
    });
  });

  it('leave what stands of that where it is, whoever is asked about', () => {
    const first = { onlyInvoice: four.invoice.sha256 };
    expect(outcome(papers, first)).toEqual({ troubled: [], financeable: ['8983500'] });
  });
});
