import { currencyOf, Money } from '@tallystick/kernel';
import { asInvoiceOrCreditNote } from '../documents/credit-note-types.js';
import type { InvoiceTerms } from '../documents/invoice-terms.js';
import type { StatedAmount } from '../documents/stated-amount.js';
import { taxCategoryKey } from '../documents/tax-category.js';
import type { BillingDocument, CreditNote, Invoice, TaxSubtotal } from '../documents/trade-document.js';
import type { Located } from '../finding.js';
import type { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';
import { readLines, signed, type TaxedLine } from './lines.js';
import { readParty } from './parties.js';
import { readRemark } from './remark.js';
import { NO_TERMS } from './no-terms.js';

const CNY = currencyOf('CNY');
/** UNCL 1001. A red-letter invoice (红字发票) takes another back. */
const BLUE_LETTER = '380';
const RED_LETTER = '381';

/**
 * China's fully digitalised e-invoice (数电票), as the tax bureau's platform gives it out: `EInvoice` without a namespace, amounts in CNY without
 * tax. Its signature is not verified here; whether the bureau issued it is the bureau's to say (`TaxBureauCheck`).
 */
export function readEInvoice(reader: PaperReader, root: XmlElement): Invoice | CreditNote {
  const data = reader.one(root, 'ein:EInvoiceData') ?? root;
  const basic = reader.one(data, 'ein:BasicInformation') ?? data;
  const supervision = reader.one(root, 'ein:TaxSupervisionInfo') ?? root;
  const stated = (name: `ein:${string}`) => reader.requiredAmount(basic, name, CNY);
  const gross = stated('ein:TotalTax-includedAmount');
  const sign = gross.value.amountMinor < 0n ? -1n : 1n;
  const [net, tax] = [signed(stated('ein:TotalAmWithoutTax'), sign), signed(stated('ein:TotalTaxAm'), sign)];
  const taxedLines = readLines(reader, reader.all(data, 'ein:IssuItemInformation'), sign);
  if (taxedLines.length === 0) reader.fail('lines-missing', data.where, 'an invoice has at least one line');
  const remark = readRemark(reader, reader.one(data, 'ein:AdditionalInformation'));
  const number = readNumber(reader, root, supervision);
  return asInvoiceOrCreditNote({
    typeCode: sign < 0n ? RED_LETTER : BLUE_LETTER,
    number,
    issueDate: readIssueDate(reader, supervision),
    dueDate: undefined,
    currency: CNY,
    seller: readParty(reader, data, 'Seller', 'seller-missing'),
    buyer: readParty(reader, data, 'Buyer', 'buyer-missing'),
    orderReference: remark.order,
    despatchReferences: [],
    receiptReferences: [],
    allowanceCharges: [],
    tax,
    taxSubtotals: subtotalsOf(taxedLines),
    totals: totalsOf(net, signed(gross, sign)),
    lines: taxedLines.map(({ line }) => line),
    terms: readTerms(reader, supervision, number, remark),
  });
}

/** Twenty digits, given out by the tax bureau; `Header/EIid` repeats it. */
function readNumber(reader: PaperReader, root: XmlElement, supervision: XmlElement): Located<string> {
  const number = reader.required(supervision, 'ein:InvoiceNumber');
  if (number.value !== '' && !/^[0-9]{20}$/.test(number.value)) {
    reader.fail('einvoice-number', number.where, 'the number of a fully digitalised e-invoice has twenty digits');
  }
  const id = reader.path(root, 'ein:Header', 'ein:EIid');
  const repeated = reader.value(id);
  if (id && /^[0-9]{20}$/.test(repeated) && repeated !== number.value) {
    reader.report(
      'einvoice-number',
      'error',
      id.where,
      `the header has number ${repeated}, the tax bureau’s part another`,
    );
  }
  return number;
}

/** The day in `2026-09-01` or `2026-09-01 10:11:12`, Chinese time. */
function readIssueDate(reader: PaperReader, supervision: XmlElement): BillingDocument['issueDate'] {
  const { value, where } = reader.required(supervision, 'ein:IssueTime');
  return reader.day(value.replace(/[ T][0-9]{2}:[0-9]{2}(:[0-9]{2})?$/, ''), where);
}

function totalsOf(net: StatedAmount, gross: StatedAmount): BillingDocument['totals'] {
  return {
    lineExtension: net,
    allowances: undefined,
    charges: undefined,
    taxExclusive: net,
    taxInclusive: gross,
    prepaid: undefined,
    rounding: undefined,
    payable: gross,
  };
}

/** The e-invoice states tax by line; by rate it is their sum. */
function subtotalsOf(taxedLines: readonly TaxedLine[]): TaxSubtotal[] {
  const groups = Map.groupBy(taxedLines, ({ line }) => (line.taxCategory ? taxCategoryKey(line.taxCategory) : ''));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first?.line.taxCategory) return [];
    const total = (amountOf: (taxed: TaxedLine) => StatedAmount): StatedAmount => ({
      value: group.map(amountOf).reduce((sum, { value }) => sum.plus(value), Money.zero(CNY)),
      decimals: amountOf(first).decimals,
      where: amountOf(first).where,
    });
    return [
      {
        taxable: total(({ line }) => line.netAmount),
        tax: total(({ tax }) => tax),
        category: first.line.taxCategory,
        exemption: { code: '', text: '' },
        where: first.line.where,
      },
    ];
  });
}

function readTerms(
  reader: PaperReader,
  supervision: XmlElement,
  { value: number, where }: Located<string>,
  { text, reversed }: ReturnType<typeof readRemark>,
): InvoiceTerms {
  reader.report('tax-bureau-not-asked', 'info', where, 'the tax bureau was not asked whether it issued this invoice');
  return {
    ...NO_TERMS,
    notes: text === '' ? [] : [{ subject: '', text, where }],
    precedingInvoices: reversed === '' ? [] : [{ number: reversed, issueDate: undefined, where }],
    taxInvoice: { number, bureau: reader.text(supervision, 'ein:TaxBureauName') },
  };
}
