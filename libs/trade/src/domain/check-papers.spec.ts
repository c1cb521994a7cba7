import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import type { TradeLine } from '../papers/trade-details.js';
import { writeDespatchAdvice, writeInvoice, writeOrder, writeReceiptAdvice } from '../papers/write-papers.js';
import { aTrade, BUYER, fourPapers, STRANGER, submit, withQuantities } from '../testing/a-trade.js';
import { checkPapers, type CheckOptions } from './check-papers.js';
import type { SubmittedPaper } from './submitted-paper.js';
import type { Invoice } from './documents/trade-document.js';
import { identityOf } from './duplicates/invoice-identity.js';

const today = parseCalendarDate('2026-11-20');
const check = (papers: readonly SubmittedPaper[], options: Partial<CheckOptions> = {}) =>
  checkPapers(papers, { today, ...options });
const trade = aTrade();
const agreeing = Object.values(fourPapers(trade));
const PLAIN_LINE = { id: '10', article: 'ST-204', name: '电机转子 ST-204' };

function outcomes(papers: readonly SubmittedPaper[], options: Partial<CheckOptions> = {}) {
  const report = check(papers, options);
  const troubled = report.checks
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ id, outcome }) => `${id}: ${outcome}`);
  return { verdict: report.verdict, troubled, financeable: report.financeable.map(({ amountMinor }) => amountMinor) };
}

function bent(papers: Parameters<typeof fourPapers>[1]) {
  return Object.values(fourPapers(trade, papers));
}

describe('papers that agree', () => {
  it('pass, and carry what was received with tax', () => {
    expect(outcomes(agreeing)).toEqual({ verdict: 'pass', troubled: [], financeable: ['11865000'] });
  });

  it('give each check its inputs and reason', () => {
    const found = check(agreeing).checks.find(({ id }) => id === 'quantities-agree');
    expect(found).toMatchObject({
      inputs: { orderLines: [{ orderLine: 'PO-2026-0071/10', ordered: '100', received: '100', invoiced: '100' }, {}] },
      reason: 'no more is billed than was ordered and received',
    });
  });

  it('say the same in whatever order they are handed in', () => {
    const byId = (papers: readonly SubmittedPaper[]) => check(papers).checks;
    expect(byId([...agreeing].reverse())).toEqual(byId(agreeing));
  });

  it('are one trade when a paper is handed in twice', () => {
    const report = check([...agreeing, { ...agreeing[2], file: 'again.xml' } as SubmittedPaper]);
    expect(report.verdict).toBe('pass');
    expect(report.documents.at(-1)?.findings).toMatchObject([{ rule: 'paper-copy', severity: 'info' }]);
  });
});

describe('quantities that cannot be told apart', () => {
  const unitless = aTrade({ lines: trade.lines.map((line) => ({ ...line, unit: '' })) });

  it('go to review when one paper names a unit and another none, and carry nothing', () => {
    expect(outcomes(bent({ receipt: unitless }))).toEqual({
      verdict: 'review',
      troubled: ['quantities-agree: review'],
      financeable: ['0'],
    });
  });

  it('pass when no paper names a unit', () => {
    expect(outcomes(Object.values(fourPapers(unitless)))).toMatchObject({ verdict: 'pass', financeable: ['11865000'] });
  });

  it('carry nothing when an order has two lines of one number', () => {
    const [line] = trade.lines;
    const twice = aTrade({ lines: [line!, { ...line!, quantity: '1000' }] });
    const much = aTrade({ lines: [{ ...line!, quantity: '1000' }] });
    const { verdict, financeable } = outcomes(Object.values(fourPapers(much, { order: twice })));
    expect(verdict).not.toBe('pass');
    expect(financeable).toEqual(['0']);
  });
});

describe('papers that are missing', () => {
  it.each([
    ['the order', 0, ['papers-complete: review']],
    ['the despatch advice', 1, ['papers-complete: review']],
    ['the receipt advice', 2, ['papers-complete: review', 'S77-11c: review']],
  ])('send the invoice to review without %s', (_case, index, troubled) => {
    expect(outcomes(agreeing.filter((_, i) => i !== index))).toMatchObject({ verdict: 'review', troubled });
  });

  it('leave nothing to finance when nothing shows that goods arrived', () => {
    expect(outcomes(agreeing.filter((_, i) => i !== 2)).financeable).toEqual(['0']);
  });

  it('make a review of papers without an invoice, and of no papers', () => {
    expect(outcomes(agreeing.slice(0, 3))).toMatchObject({ verdict: 'review', financeable: [] });
    expect(outcomes([])).toMatchObject({ verdict: 'review' });
  });

  it('send a line to review that names no order line, though the article was ordered', () => {
    const xml = writeInvoice(trade).replaceAll(/<cac:OrderLineReference>.*?<\/cac:OrderLineReference>/g, '');
    expect(outcomes([...agreeing.slice(0, 3), submit('invoice.xml', xml)])).toEqual({
      verdict: 'review',
      troubled: ['lines-match: review'],
      financeable: ['0'],
    });
  });
});

describe('scenarios of matching by line', () => {
  const first = { ...withQuantities(trade, '60'), invoice: { ...trade.invoice, number: 'A-1' } };
  const second = {
    ...withQuantities(trade, '40', '400'),
    invoice: { ...trade.invoice, number: 'A-2', date: '2026-08-26' },
  };

  it('split invoice: both pass, each for its part', () => {
    const papers = [
      ...agreeing.slice(0, 3),
      submit('1.xml', writeInvoice(first)),
      submit('2.xml', writeInvoice(second)),
    ];
    expect(outcomes(papers)).toEqual({ verdict: 'pass', troubled: [], financeable: ['5763000', '6102000'] });
  });

  it('split invoice of two like halves: no near duplicates, since the goods are there for both', () => {
    const half = (number: string) =>
      submit(number, writeInvoice({ ...withQuantities(trade, '50', '200'), invoice: { ...trade.invoice, number } }));
    expect(outcomes([...agreeing.slice(0, 3), half('A-1'), half('A-2')])).toMatchObject({
      verdict: 'pass',
      troubled: [],
    });
  });

  it.each(['2020-01-01', '2026-09-20'])(
    'two invoices on the same goods: the one that is asked about carries nothing, dated %s',
    (date) => {
      const { invoice } = aTrade();
      const other = submit('other.xml', writeInvoice(aTrade({ invoice: { ...invoice, number: 'X-1', date } })));
      const asked = { onlyInvoice: agreeing[3]?.sha256 ?? '' };
      expect(outcomes([...agreeing, other], asked)).toEqual({
        verdict: 'fail',
        troubled: ['quantities-agree: fail'],
        financeable: ['0'],
      });
    },
  );

  it('two invoices that name the seller by different codes bill the same goods, where the papers on the goods have both', () => {
    const lei = '529900T8BM49AURSDO55';
    const legal = `<cbc:CompanyID schemeID="USCC">${trade.seller.uscc}</cbc:CompanyID>`;
    const taxed = (xml: string, number: string) =>
      xml.replace(
        '<cac:PartyLegalEntity>',
        `<cac:PartyTaxScheme><cbc:CompanyID>${number}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme><cac:PartyLegalEntity>`,
      );
    const goods = [writeOrder, writeDespatchAdvice, writeReceiptAdvice].map((write, i) => {
      const more = `</cac:PartyLegalEntity><cac:PartyLegalEntity><cbc:CompanyID schemeID="LEI">${lei}</cbc:CompanyID>`;
      return submit(`${i}.xml`, write(trade).replace(legal, legal + more));
    });
    const byUscc = submit('a.xml', taxed(writeInvoice(trade), 'CN1'));
    const byLei = writeInvoice({ ...trade, invoice: { ...trade.invoice, number: 'B-77' } })
      .replace(legal, `<cbc:CompanyID schemeID="LEI">${lei}</cbc:CompanyID>`)
      .replace(trade.seller.name, 'Hengda Precision');
    const standing = submit('b.xml', taxed(byLei, 'CN2'));
    for (const invoice of [byUscc, standing]) expect(outcomes([...goods, invoice]).verdict).toBe('pass');
    expect(outcomes([...goods, byUscc, standing], { onlyInvoice: byUscc.sha256 })).toEqual({
      verdict: 'fail',
      troubled: ['quantities-agree: fail'],
      financeable: ['0'],
    });
  });

  it('split delivery: advices and receipts add up', () => {
    const lots = [withQuantities(trade, '60', '400'), withQuantities(trade, '40')].map((lot, i) => ({
      ...lot,
      despatch: { ...trade.despatch, number: `DN-${i}` },
      receipt: { ...trade.receipt, number: `GR-${i}` },
    }));
    const moved = lots.flatMap((lot, i) => [
      submit(`d${i}`, writeDespatchAdvice(lot)),
      submit(`r${i}`, writeReceiptAdvice(lot)),
    ]);
    const [order, , , invoice] = agreeing as [SubmittedPaper, SubmittedPaper, SubmittedPaper, SubmittedPaper];
    expect(outcomes([order, ...moved, invoice])).toEqual({ verdict: 'pass', troubled: [], financeable: ['11865000'] });
    expect(outcomes([order, ...moved.slice(0, 2), invoice])).toMatchObject({
      verdict: 'fail',
      financeable: ['8023000'],
    });
  });

  it('many orders on one invoice: each line is held to its own order', () => {
    const other = aTrade({
      order: { number: 'PO-2026-0072', date: '2026-08-04' },
      despatch: { number: 'DN-5513', date: '2026-08-20' },
      receipt: { number: 'GR-9035', date: '2026-08-22' },
      lines: trade.lines.slice(1),
    });
    const ours = aTrade({ lines: trade.lines.slice(0, 1) });
    const papers = [
      ...Object.values(fourPapers(ours)).slice(0, 3),
      ...Object.values(fourPapers(other)).slice(0, 3),
    ] as SubmittedPaper[];
    const xml = writeInvoice(trade);
    const at = xml.lastIndexOf('<cbc:ID>PO-2026-0071</cbc:ID>');
    const both = `${xml.slice(0, at)}<cbc:ID>PO-2026-0072</cbc:ID>${xml.slice(at + '<cbc:ID>PO-2026-0071</cbc:ID>'.length)}`;
    expect(outcomes([...papers, submit('invoice.xml', both)])).toMatchObject({
      verdict: 'pass',
      financeable: ['11865000'],
    });
  });

  it('partial overlap: a line of an order that is not there goes to review, the other line carries', () => {
    const papers = bent({ order: aTrade({ lines: trade.lines.slice(0, 1) }) });
    expect(outcomes(papers)).toMatchObject({ verdict: 'fail', troubled: ['lines-match: fail'] });
  });

  it('no overlap: the same articles of another order match nothing', () => {
    const foreign = aTrade({ order: { number: 'PO-9999', date: '2026-08-03' } });
    const result = outcomes(bent({ order: foreign, despatch: foreign, receipt: foreign }));
    expect(result).toMatchObject({ verdict: 'review', financeable: ['0'] });
    expect(result.troubled).toContain('papers-complete: review');
  });

  it('same article on several lines: each order line is its own', () => {
    const twice = aTrade({
      lines: [
        { ...trade.lines[0]!, id: '10', quantity: '30' },
        { ...trade.lines[0]!, id: '20', quantity: '70' },
      ],
    });
    expect(outcomes(Object.values(fourPapers(twice)))).toMatchObject({ verdict: 'pass' });
    const swapped = withQuantities(twice, '70', '30');
    expect(outcomes(Object.values(fourPapers(twice, { invoice: swapped })))).toMatchObject({
      verdict: 'fail',
      troubled: ['quantities-agree: fail'],
    });
  });

  it('one line that names two order lines is spread over both', () => {
    const lines = [
      { ...trade.lines[0]!, id: '10', quantity: '30' },
      { ...trade.lines[0]!, id: '20', quantity: '70' },
    ];
    const twice = aTrade({ lines });
    const one = writeInvoice(aTrade({ lines: [{ ...trade.lines[0]!, quantity: '100' }] })).replace(
      '<cac:OrderLineReference>',
      '<cac:OrderLineReference><cbc:LineID>20</cbc:LineID></cac:OrderLineReference><cac:OrderLineReference>',
    );
    const papers = Object.values(fourPapers(twice)).slice(0, 3);
    expect(outcomes([...papers, submit('invoice.xml', one)])).toMatchObject({
      verdict: 'pass',
      financeable: ['9605000'],
    });
  });

  it('quantity variance: more billed than received fails, and no more than the received part would carry', () => {
    expect(outcomes(bent({ receipt: withQuantities(trade, '90', '400') }))).toEqual({
      verdict: 'fail',
      troubled: ['quantities-agree: fail'],
      financeable: ['10904500'],
    });
  });

  it('more billed than ordered fails, and the surplus carries nothing', () => {
    expect(outcomes(bent({ order: withQuantities(trade, '90', '400') }))).toMatchObject({
      verdict: 'fail',
      financeable: ['10904500'],
    });
  });

  it('different units are not compared', () => {
    const kilos = { ...trade, lines: trade.lines.map((line) => ({ ...line, unit: 'KGM' })) };
    expect(outcomes(bent({ receipt: kilos }))).toEqual({
      verdict: 'review',
      troubled: ['quantities-agree: review'],
      financeable: ['0'],
    });
  });

  it('a price for another unit than the line’s is reckoned as the line is, also where a paper leaves a unit out', () => {
    const ton = (unit: string) => aTrade({ lines: [{ ...PLAIN_LINE, quantity: '1', unit, price: '5.00' }] });
    const dear = writeInvoice(
      aTrade({ lines: [{ ...PLAIN_LINE, quantity: '1', unit: 'TNE', price: '5000.00' }] }),
    ).replace(
      '>5000.00</cbc:PriceAmount>',
      '>5.00</cbc:PriceAmount><cbc:BaseQuantity unitCode="KGM">1</cbc:BaseQuantity>',
    );
    const papers = Object.values(fourPapers(ton('TNE'), { despatch: ton('') })).slice(0, 3);
    expect(outcomes([...papers, submit('invoice.xml', dear)])).toEqual({
      verdict: 'fail',
      troubled: ['quantities-agree: review', 'prices-agree: fail'],
      financeable: ['0'],
    });
  });

  it('nor are prices of different units', () => {
    const boxes = { ...trade, lines: trade.lines.map((line) => ({ ...line, unit: 'BX', price: '9000.00' })) };
    expect(outcomes(bent({ order: boxes }))).toEqual({
      verdict: 'review',
      troubled: ['quantities-agree: review', 'prices-agree: review'],
      financeable: ['0'],
    });
  });
});

describe('papers that contradict each other', () => {
  const dearer = (price: string) => ({ ...trade, lines: [{ ...trade.lines[0]!, price }, trade.lines[1]!] });

  it.each([
    ['within 2% and CNY 50', '850.40', 'pass', '11869520'],
    ['within 2% though above CNY 50', '851.00', 'review', '11865000'],
    ['above both', '870.00', 'fail', '11865000'],
  ])('a price %s', (_case, price, verdict, financeable) => {
    expect(outcomes(bent({ invoice: dearer(price) }))).toMatchObject({ verdict, financeable: [financeable] });
  });

  it('another buyer on the receipt', () => {
    expect(outcomes(bent({ receipt: { ...trade, buyer: STRANGER } }))).toMatchObject({
      verdict: 'fail',
      troubled: ['parties-agree: fail'],
    });
  });

  it('a name alone does not make a party: the code decides', () => {
    expect(outcomes(bent({ order: { ...trade, buyer: { ...BUYER, uscc: STRANGER.uscc } } }))).toMatchObject({
      verdict: 'fail',
    });
  });

  it('a Unified Social Credit Code with a wrong check character', () => {
    const wrong = { ...trade, seller: { ...trade.seller, uscc: '914403001922038261' } };
    expect(outcomes(Object.values(fourPapers(wrong)))).toMatchObject({
      verdict: 'fail',
      troubled: ['identifiers-valid: fail'],
    });
  });

  it('a seller that is its own buyer', () => {
    const circular = { ...trade, buyer: trade.seller };
    expect(outcomes(Object.values(fourPapers(circular))).troubled).toContain('claim-exists: fail');
  });

  it('sums that do not add up', () => {
    const xml = writeInvoice(trade).replace('>118650.00</cbc:PayableAmount>', '>128650.00</cbc:PayableAmount>');
    expect(outcomes([...agreeing.slice(0, 3), submit('invoice.xml', xml)])).toMatchObject({
      verdict: 'fail',
      troubled: ['documents-add-up: fail'],
    });
  });

  it('a prepaid amount below zero, which carries nothing', () => {
    const xml = writeInvoice(trade).replace(
      '<cbc:PayableAmount currencyID="CNY">118650.00',
      '<cbc:PrepaidAmount currencyID="CNY">-50000.00</cbc:PrepaidAmount><cbc:PayableAmount currencyID="CNY">168650.00',
    );
    expect(outcomes([...agreeing.slice(0, 3), submit('invoice.xml', xml)])).toEqual({
      verdict: 'review',
      troubled: ['documents-add-up: review'],
      financeable: ['11865000'],
    });
  });

  it('another article under the same order line', () => {
    const other = { ...trade, lines: [{ ...trade.lines[0]!, article: 'ST-205' }, trade.lines[1]!] };
    expect(outcomes(bent({ receipt: other }))).toMatchObject({ verdict: 'fail', troubled: ['lines-match: fail'] });
  });

  it('thousands of articles under one order line, of which a few are told', () => {
    const [first] = trade.lines;
    const lines = Array.from({ length: 1_500 }, (_, i) => ({ ...first, article: `${i}${'x'.repeat(400)}` }));
    const invoice = aTrade({ lines: lines as typeof trade.lines });
    expect(outcomes(bent({ invoice })).troubled).toContain('lines-match: fail');
  });

  it('not by the same article typed otherwise', () => {
    const typed = { ...trade, lines: [{ ...trade.lines[0]!, article: 'st - 204' }, trade.lines[1]!] };
    expect(outcomes(bent({ receipt: typed }))).toMatchObject({ verdict: 'pass' });
  });

  it('two receipts of one number', () => {
    const more = submit(
      'again.xml',
      writeReceiptAdvice({ ...trade, receipt: { ...trade.receipt, date: '2026-08-23' } }),
    );
    expect(outcomes([...agreeing, more]).troubled).toContain('papers-unique: fail');
  });

  it('an order in another currency', () => {
    expect(outcomes(bent({ order: { ...trade, currency: 'USD' } })).troubled).toContain('currencies-agree: fail');
  });

  it('an order that names no currency of its prices goes to review', () => {
    const order = writeOrder(trade)
      .replace('<cbc:DocumentCurrencyCode>CNY</cbc:DocumentCurrencyCode>', '')
      .replaceAll(' currencyID="CNY"', '');
    expect(outcomes([submit('order.xml', order), ...agreeing.slice(1)]).troubled).toEqual(['currencies-agree: review']);
  });

  it('an order line without a price', () => {
    const priceless = writeOrder(trade)
      .replaceAll(/<cac:Price>.*?<\/cac:Price>/g, '')
      .replaceAll(/<cbc:LineExtensionAmount.*?<\/cbc:LineExtensionAmount>/g, '');
    expect(outcomes([submit('order.xml', priceless), ...agreeing.slice(1)])).toMatchObject({
      verdict: 'review',
      troubled: ['prices-agree: review'],
    });
  });
});

describe('prices', () => {
  it('are held to the order line over all lines that bill it: small gains of many lines make a large one', () => {
    const rotor = (quantity: string, price: string) => ({ ...PLAIN_LINE, quantity, unit: 'H87', price });
    const churned = Array.from({ length: 50 }, () => [rotor('-100', '849.50'), rotor('100', '850.50')]).flat();
    const invoice = aTrade({ lines: [rotor('100', '850.50'), ...trade.lines.slice(1), ...churned] });
    expect(outcomes(bent({ invoice })).troubled).toEqual(['prices-agree: fail']);
  });
});

describe('lines on one order line', () => {
  const rotor = (quantity: string, price = '850.00') => ({ ...PLAIN_LINE, quantity, unit: 'H87', price });
  const billing = (...lines: TradeLine[]) => bent({ invoice: aTrade({ lines: [...lines, ...trade.lines.slice(1)] }) });

  it('carry what they bill in the end, in whatever order they are written down', () => {
    const whole = { verdict: 'pass', troubled: [], financeable: ['11865000'] };
    expect(outcomes(billing(rotor('150'), rotor('-50')))).toEqual(whole);
    expect(outcomes(billing(rotor('-50'), rotor('150')))).toEqual(whole);
  });

  it('carry the cheaper ones where fewer were received than they bill', () => {
    const [dear, cheap] = [rotor('60', '850.20'), rotor('70', '849.80')];
    const carried = { troubled: ['quantities-agree: fail'], financeable: ['11864096'] };
    expect(outcomes(billing(dear, cheap))).toMatchObject(carried);
    expect(outcomes(billing(cheap, dear))).toMatchObject(carried);
  });

  it('leave a line that names one order line its place there, before one that has a choice', () => {
    const two = aTrade({ lines: ['10', '20'].map((id) => ({ ...rotor('100'), id })) });
    const choosing = (xml: string, place: number) => {
      const reference = /<cac:OrderLineReference><cbc:LineID>10.*?<\/cac:OrderLineReference>/g;
      let at = 0;
      return xml.replaceAll(reference, (found) => (at++ === place ? found + found.replace('>10<', '>20<') : found));
    };
    const invoice = writeInvoice(aTrade({ lines: [rotor('100'), rotor('100')] }));
    const goods = Object.values(fourPapers(two)).slice(0, 3);
    for (const place of [0, 1])
      expect(outcomes([...goods, submit('invoice.xml', choosing(invoice, place))])).toMatchObject({ verdict: 'pass' });
  });

  it('take back goods for what was agreed for them, where they take them back for less', () => {
    const result = outcomes(billing(rotor('150'), rotor('-50', '1.00')));
    expect(result).toMatchObject({ troubled: ['prices-agree: fail'], financeable: ['11865000'] });
  });
});

describe('charges and discounts', () => {
  const extra = (isCharge: boolean, amount: string, category = '') =>
    `<cac:AllowanceCharge><cbc:ChargeIndicator>${isCharge}</cbc:ChargeIndicator>` +
    `<cbc:Amount currencyID="CNY">${amount}</cbc:Amount>${category}</cac:AllowanceCharge>`;
  const freight = extra(
    true,
    '100.00',
    '<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>13</cbc:Percent></cac:TaxCategory>',
  );
  const chargeTotal = '<cbc:ChargeTotalAmount currencyID="CNY">100.00</cbc:ChargeTotalAmount>';
  const withFreight = (details: typeof trade, net: string, tax: string, gross: string) =>
    writeInvoice(details)
      .replace('<cac:TaxTotal>', `${freight}<cac:TaxTotal>`)
      .replaceAll(/(TaxExclusiveAmount|TaxableAmount)( currencyID="CNY")>[0-9.]*</g, `$1$2>${net}<`)
      .replaceAll(/(cbc:TaxAmount)( currencyID="CNY")>[0-9.]*</g, `$1$2>${tax}<`)
      .replaceAll(/(TaxInclusiveAmount|PayableAmount)( currencyID="CNY")>[0-9.]*</g, `$1$2>${gross}<`)
      .replace('<cbc:PayableAmount', `${chargeTotal}<cbc:PayableAmount`);

  it('a charge that was not ordered goes to review', () => {
    const xml = withFreight(trade, '105100.00', '13663.00', '118763.00');
    expect(outcomes([...agreeing.slice(0, 3), submit('invoice.xml', xml)])).toMatchObject({
      verdict: 'review',
      troubled: ['charges-agreed: review'],
    });
  });

  it('a charge that was ordered once is charged once over two invoices', () => {
    const order = submit(
      'order.xml',
      writeOrder(trade).replace('<cac:AnticipatedMonetaryTotal>', `${freight}<cac:AnticipatedMonetaryTotal>`),
    );
    const half = withQuantities(trade, '50', '200');
    const charged = (number: string) =>
      submit(number, withFreight({ ...half, invoice: { ...half.invoice, number } }, '52600.00', '6838.00', '59438.00'));
    const plain = submit('B', writeInvoice({ ...half, invoice: { ...half.invoice, number: 'B-2222' } }));
    const moved = agreeing.slice(1, 3);
    expect(outcomes([order, ...moved, charged('A-1111'), plain])).toMatchObject({ verdict: 'pass', troubled: [] });
    expect(outcomes([order, ...moved, charged('A-1111'), charged('B-2222')])).toMatchObject({
      verdict: 'review',
      troubled: ['charges-agreed: review'],
    });
  });

  it.each([
    ['a charge', extra(true, '5000.00'), ['charges-agreed: review']],
    ['an allowance below zero', extra(false, '-5000.00'), ['charges-agreed: review']],
  ])('%s on a line, which no order foresaw, goes to review', (_case, onLine, troubled) => {
    const dearer = { ...trade, lines: [{ ...trade.lines[0]!, quantity: '100', price: '900.00' }, trade.lines[1]!] };
    const xml = writeInvoice(dearer)
      .replace('<cac:OrderLineReference>', `${onLine}<cac:OrderLineReference>`)
      .replace('>900.00<', '>850.00<');
    expect(outcomes([...agreeing.slice(0, 3), submit('invoice.xml', xml)]).troubled).toEqual(troubled);
  });

  it('a discount on the order’s line is part of its price', () => {
    const listed = writeOrder(trade).replace(
      /(<cac:Price><cbc:PriceAmount currencyID="CNY">)850.00/,
      `${extra(false, '5000.00')}$1900.00`,
    );
    const papers = agreeing.slice(1);
    expect(outcomes([submit('order.xml', listed), ...papers])).toMatchObject({ verdict: 'pass', troubled: [] });
    const undiscounted = { ...trade, lines: [{ ...trade.lines[0]!, price: '900.00' }, trade.lines[1]!] };
    const dear = submit('invoice.xml', writeInvoice(undiscounted));
    expect(outcomes([submit('order.xml', listed), ...papers.slice(0, 2), dear])).toMatchObject({
      verdict: 'fail',
      troubled: ['prices-agree: fail'],
      financeable: ['11865000'],
    });
  });
});

describe('dates', () => {
  it('S77-11c: goods dated after the day of issue are a prepayment', () => {
    expect(outcomes(agreeing, { today: parseCalendarDate('2026-08-21') }).troubled).toContain('S77-11c: fail');
  });

  it('S77-11c: a prepayment invoice carries nothing that may be issued', () => {
    const xml = writeInvoice(trade).replace('>380<', '>386<');
    expect(outcomes([...agreeing.slice(0, 3), submit('invoice.xml', xml)]).troubled).toEqual(['S77-11c: fail']);
  });

  it('one of two receipts dated before anything was sent goes to review', () => {
    const lot = (number: string, date: string, ...quantities: string[]) =>
      submit(number, writeReceiptAdvice({ ...withQuantities(trade, ...quantities), receipt: { number, date } }));
    const [order, despatch, , invoice] = agreeing as [SubmittedPaper, SubmittedPaper, SubmittedPaper, SubmittedPaper];
    const lots = [lot('GR-1', '2026-08-19', '60', '400'), lot('GR-2', '2026-08-22', '40')];
    expect(outcomes([order, despatch, ...lots, invoice]).troubled).toEqual(['dates-in-order: review']);
  });

  it('an order dated after its invoice goes to review', () => {
    const late = { ...trade, order: { ...trade.order, date: '2026-08-30' } };
    expect(outcomes(bent({ order: late })).troubled).toEqual(['dates-in-order: review']);
  });
});

describe('duplicates', () => {
  it('a re-typed copy in the same folder fails both', () => {
    const xml = writeInvoice({ ...trade, invoice: { ...trade.invoice, number: ' 0２6442000000012345678' } });
    const result = outcomes([...agreeing, submit('copy.xml', xml)]);
    expect(result.verdict).toBe('fail');
    expect(result.troubled.filter((id) => id === 'invoice-unique: fail')).toHaveLength(2);
  });

  it('an invoice known from elsewhere fails, whoever submitted it', () => {
    const [, , , invoice] = agreeing;
    if (invoice?.document?.kind !== 'invoice') throw new Error('no invoice');
    const earlier = { ...identityOf('ab'.repeat(32), invoice.document), amountMinor: 1n };
    expect(outcomes(agreeing, { earlierInvoices: [earlier] }).troubled).toEqual(['invoice-unique: fail']);
    const near = { ...earlier, canonicalNumber: '26442000000012345679', amountMinor: 11_865_100n };
    expect(outcomes(agreeing, { earlierInvoices: [near] }).troubled).toEqual(['invoice-unique: review']);
    expect(outcomes(agreeing, { earlierInvoices: [{ ...near, seller: 'uscc:other' }] }).verdict).toBe('pass');
    expect(outcomes(agreeing, { earlierInvoices: [{ ...near, orderLines: [] }] }).troubled).toEqual([
      'invoice-unique: review',
    ]);
  });

  it('an invoice known from elsewhere fails under the codes by which it is known there, also when it is among the papers', () => {
    const again = submit('again.xml', writeInvoice(aTrade({ seller: STRANGER })));
    const { seller, buyer } = identityOf('', (agreeing[3] as SubmittedPaper).document as Invoice);
    const known = { ...identityOf(again.sha256, again.document as Invoice), seller, buyer };
    const [, , , invoice] = agreeing;
    const options = { onlyInvoice: invoice?.sha256 ?? '', earlierInvoices: [known] };
    expect(outcomes([...agreeing, again], options).troubled).toEqual(['invoice-unique: fail']);
  });

  it('a like invoice on other goods is no duplicate while orders and receipts show both', () => {
    const next = aTrade({
      order: { ...trade.order, number: 'PO-2026-0072' },
      despatch: { ...trade.despatch, number: 'DN-5513' },
      receipt: { ...trade.receipt, number: 'GR-9035' },
      invoice: { ...trade.invoice, number: '26442000000012345679' },
    });
    const papers = Object.values(fourPapers(next));
    expect(outcomes([...agreeing, ...papers])).toMatchObject({ verdict: 'pass', troubled: [] });
    const withoutReceipt = [...agreeing, ...papers.filter((_, index) => index !== 2)];
    expect(outcomes(withoutReceipt).troubled).toContain('invoice-unique: review');
  });

  it('a number with letters that look like others goes to review', () => {
    const cyrillic = { ...trade, invoice: { ...trade.invoice, number: 'А-1' } };
    expect(outcomes(bent({ invoice: cyrillic })).troubled).toEqual(['invoice-unique: review']);
  });
});

describe('folders of several trades', () => {
  it('take the worst verdict, and an unreadable paper is worst of all', () => {
    const unreadable = submit('x.xml', '<!DOCTYPE a><a/>');
    expect(check([...agreeing, unreadable]).verdict).toBe('unreadable');
  });

  it('two buyers may number their orders alike', () => {
    const theirs = aTrade({
      buyer: STRANGER,
      despatch: { ...trade.despatch, number: 'DN-1' },
      receipt: { ...trade.receipt, number: 'GR-1' },
      invoice: { ...trade.invoice, number: 'X-1' },
    });
    const papers = [...agreeing, ...Object.values(fourPapers(theirs))];
    expect(outcomes(papers)).toEqual({ verdict: 'pass', troubled: [], financeable: ['11865000', '11865000'] });
  });

  it('claims on an invoice lower what it carries, never below zero', () => {
    const sha256 = agreeing[3]?.sha256 ?? '';
    const claims = (usedMinor: bigint) =>
      new Map([[sha256, { creditedMinor: 100n, disputedMinor: 10n, usedMinor, paidMinor: 1n }]]);
    expect(outcomes(agreeing, { claims: claims(1000n) }).financeable).toEqual(['11863889']);
    expect(outcomes(agreeing, { claims: claims(10n ** 12n) }).financeable).toEqual(['0']);
  });
});
