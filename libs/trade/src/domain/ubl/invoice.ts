import type { Currency } from '@tallystick/kernel';
import { asInvoiceOrCreditNote } from '../documents/credit-note-types.js';
import type {
  BillingDocument,
  CreditNote,
  Invoice,
  InvoiceLine,
  InvoiceTotals,
  TaxSubtotal,
} from '../documents/trade-document.js';
import { paperCurrency } from '../reading/paper-currency.js';
import type { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';
import {
  readAllowanceCharges,
  readArticle,
  readOrderLineReferences,
  readPrice,
  readReferences,
  readTaxCategory,
} from './line-parts.js';
import { readInvoiceTerms } from './invoice-terms.js';
import { readLineTerms } from './line-terms.js';
import { readParty } from './party.js';

const DOCUMENT_RULES = { allowance: 'BR-31', charge: 'BR-36' } as const;
const LINE_RULES = { allowance: 'BR-41', charge: 'BR-43' } as const;

/** What UBL calls differently on a credit note. */
interface Names {
  readonly typeCode: `cbc:${string}`;
  readonly line: `cac:${string}`;
  readonly quantity: `cbc:${string}`;
}

const INVOICE: Names = {
  typeCode: 'cbc:InvoiceTypeCode',
  line: 'cac:InvoiceLine',
  quantity: 'cbc:InvoicedQuantity',
};

const CREDIT_NOTE: Names = {
  typeCode: 'cbc:CreditNoteTypeCode',
  line: 'cac:CreditNoteLine',
  quantity: 'cbc:CreditedQuantity',
};

export function readInvoice(reader: PaperReader, root: XmlElement): Invoice | CreditNote {
  return asInvoiceOrCreditNote(readBilling(reader, root, INVOICE));
}

export function readCreditNote(reader: PaperReader, root: XmlElement): CreditNote {
  return { kind: 'credit-note', ...readBilling(reader, root, CREDIT_NOTE) };
}

/** Rule ids are those of EN 16931-1 for what an invoice or a credit note must have. */
function readBilling(reader: PaperReader, root: XmlElement, names: Names): BillingDocument {
  const currency = paperCurrency(reader, reader.required(root, 'cbc:DocumentCurrencyCode', 'BR-05'));
  const orderReference = reader.value(reader.path(root, 'cac:OrderReference', 'cbc:ID'));
  const lines = reader.all(root, names.line).map((line) => readLine(reader, line, names, currency, orderReference));
  if (lines.length === 0) reader.fail('BR-16', root.where, 'an invoice has at least one line');
  const taxTotal = documentTaxTotal(reader, root, currency);
  return {
    typeCode: reader.text(root, names.typeCode),
    number: reader.required(root, 'cbc:ID', 'BR-02'),
    issueDate: reader.requiredDate(root, 'cbc:IssueDate', 'BR-03'),
    dueDate: readDueDate(reader, root),
    currency,
    seller: readParty(reader, reader.one(root, 'cac:AccountingSupplierParty'), root, 'BR-06'),
    buyer: readParty(reader, reader.one(root, 'cac:AccountingCustomerParty'), root, 'BR-07'),
    orderReference,
    despatchReferences: readReferences(reader, root, 'cac:DespatchDocumentReference'),
    receiptReferences: readReferences(reader, root, 'cac:ReceiptDocumentReference'),
    allowanceCharges: readAllowanceCharges(reader, root, currency, DOCUMENT_RULES),
    tax: taxTotal && reader.amount(reader.one(taxTotal, 'cbc:TaxAmount'), currency),
    taxSubtotals: reader.all(taxTotal, 'cac:TaxSubtotal').map((subtotal) => readSubtotal(reader, subtotal, currency)),
    totals: readTotals(reader, root, currency),
    lines,
    terms: readInvoiceTerms(reader, root),
  };
}

/** A credit note's header has no place for it; there it stands with a means of payment. */
function readDueDate(reader: PaperReader, root: XmlElement): BillingDocument['dueDate'] {
  const means = reader.all(root, 'cac:PaymentMeans').map((element) => reader.one(element, 'cbc:PaymentDueDate'));
  return reader.date(reader.one(root, 'cbc:DueDate') ?? means.find((element) => element !== undefined));
}

function readLine(
  reader: PaperReader,
  line: XmlElement,
  names: Names,
  currency: Currency,
  ownOrder: string,
): InvoiceLine {
  const tax = reader.all(reader.one(line, 'cac:Item'), 'cac:ClassifiedTaxCategory')[0];
  return {
    id: reader.required(line, 'cbc:ID', 'BR-21').value,
    where: line.where,
    quantity: reader.requiredQuantity(line, names.quantity, 'BR-22'),
    netAmount: reader.requiredAmount(line, 'cbc:LineExtensionAmount', currency, 'BR-24'),
    price: readPrice(reader, line, currency),
    allowanceCharges: readAllowanceCharges(reader, line, currency, LINE_RULES),
    orderLines: readOrderLineReferences(reader, line, ownOrder),
    taxCategory: readTaxCategory(reader, tax),
    article: readArticle(reader, line),
    terms: readLineTerms(reader, line),
  };
}

/** A second TaxTotal states the tax in the seller's accounting currency (BT-111) and takes no part in the sums. */
function documentTaxTotal(reader: PaperReader, root: XmlElement, currency: Currency): XmlElement | undefined {
  const all = reader.all(root, 'cac:TaxTotal');
  const inCurrency = all.filter(
    (total) => reader.one(total, 'cbc:TaxAmount')?.attributes.get('currencyID') === currency.code,
  );
  const second = inCurrency[1];
  if (second) reader.report('element-repeated', 'error', second.where, `a second cac:TaxTotal in ${currency.code}`);
  return inCurrency[0] ?? all[0];
}

function readSubtotal(reader: PaperReader, subtotal: XmlElement, currency: Currency): TaxSubtotal {
  const category = readTaxCategory(reader, reader.one(subtotal, 'cac:TaxCategory'));
  // UBL has the rate in either place.
  const percent = category?.percent ?? reader.decimal(reader.one(subtotal, 'cbc:Percent'))?.value;
  return {
    taxable: reader.requiredAmount(subtotal, 'cbc:TaxableAmount', currency, 'BR-45'),
    tax: reader.requiredAmount(subtotal, 'cbc:TaxAmount', currency, 'BR-46'),
    category: { id: category?.id ?? '', percent },
    exemption: {
      code: reader.value(reader.path(subtotal, 'cac:TaxCategory', 'cbc:TaxExemptionReasonCode')),
      text:
        reader.all(reader.one(subtotal, 'cac:TaxCategory'), 'cbc:TaxExemptionReason').map((t) => reader.value(t))[0] ??
        '',
    },
    where: subtotal.where,
  };
}

function readTotals(reader: PaperReader, root: XmlElement, currency: Currency): InvoiceTotals {
  const element = reader.one(root, 'cac:LegalMonetaryTotal');
  if (!element) reader.fail('element-missing', root.where, 'cac:LegalMonetaryTotal is missing');
  const total = element ?? root;
  const optional = (name: `cbc:${string}`) => reader.amount(reader.one(element, name), currency);
  return {
    lineExtension: reader.requiredAmount(total, 'cbc:LineExtensionAmount', currency, 'BR-12'),
    allowances: optional('cbc:AllowanceTotalAmount'),
    charges: optional('cbc:ChargeTotalAmount'),
    taxExclusive: reader.requiredAmount(total, 'cbc:TaxExclusiveAmount', currency, 'BR-13'),
    taxInclusive: reader.requiredAmount(total, 'cbc:TaxInclusiveAmount', currency, 'BR-14'),
    prepaid: optional('cbc:PrepaidAmount'),
    rounding: optional('cbc:PayableRoundingAmount'),
    payable: reader.requiredAmount(total, 'cbc:PayableAmount', currency, 'BR-15'),
  };
}
