import type { Currency } from '@tallystick/kernel';
import { asInvoiceOrCreditNote } from '../documents/credit-note-types.js';
import type { CreditNote, Invoice, InvoiceTotals } from '../documents/trade-document.js';
import type { StatedAmount } from '../documents/stated-amount.js';
import { paperCurrency } from '../reading/paper-currency.js';
import type { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';
import { readDay } from './dates.js';
import { readHeader } from './header.js';
import { readInvoiceTerms } from './invoice-terms.js';
import { readLine } from './line.js';
import { readParty } from './party.js';
import { readAllowanceCharges, readTaxSubtotal } from './tax.js';

const RULES = { allowance: 'BR-31', charge: 'BR-36' } as const;

/**
 * `rsm:CrossIndustryInvoice` of UN/CEFACT (D16B), bound to the business terms of EN 16931-1 as EN 16931-3-3 binds it. Rule ids are those of
 * EN 16931-1 for what an invoice must have.
 */
export function readCrossIndustryInvoice(reader: PaperReader, root: XmlElement): Invoice | CreditNote {
  const document = reader.one(root, 'rsm:ExchangedDocument') ?? root;
  const transaction = reader.one(root, 'rsm:SupplyChainTradeTransaction') ?? root;
  const header = readHeader(reader, transaction);
  const { agreement, delivery, settlement } = header;
  const currency = paperCurrency(reader, reader.required(settlement, 'ram:InvoiceCurrencyCode', 'BR-05'));
  const orderReference = reader.value(
    reader.path(agreement, 'ram:BuyerOrderReferencedDocument', 'ram:IssuerAssignedID'),
  );
  const lines = reader
    .all(transaction, 'ram:IncludedSupplyChainTradeLineItem')
    .map((line) => readLine(reader, line, currency, orderReference));
  if (lines.length === 0) reader.fail('BR-16', root.where, 'an invoice has at least one line');
  const issueDate = readDay(reader, reader.one(document, 'ram:IssueDateTime'));
  if (!issueDate) reader.fail('BR-03', document.where, 'ram:IssueDateTime is missing or empty');
  return asInvoiceOrCreditNote({
    typeCode: reader.text(document, 'ram:TypeCode'),
    number: reader.required(document, 'ram:ID', 'BR-02'),
    issueDate: issueDate ?? reader.day('0001-01-01', document.where),
    dueDate: readDueDate(reader, settlement),
    currency,
    seller: readParty(reader, reader.one(agreement, 'ram:SellerTradeParty'), agreement, 'BR-06'),
    buyer: readParty(reader, reader.one(agreement, 'ram:BuyerTradeParty'), agreement, 'BR-07'),
    orderReference,
    despatchReferences: references(reader, delivery, 'ram:DespatchAdviceReferencedDocument'),
    receiptReferences: references(reader, delivery, 'ram:ReceivingAdviceReferencedDocument'),
    allowanceCharges: readAllowanceCharges(
      reader,
      reader.all(settlement, 'ram:SpecifiedTradeAllowanceCharge'),
      currency,
      RULES,
    ),
    tax: readTaxTotal(reader, settlement, currency),
    taxSubtotals: reader.all(settlement, 'ram:ApplicableTradeTax').map((tax) => readTaxSubtotal(reader, tax, currency)),
    totals: readTotals(reader, settlement, currency),
    lines,
    terms: readInvoiceTerms(reader, root, document, header),
  });
}

function readDueDate(reader: PaperReader, settlement: XmlElement): Invoice['dueDate'] {
  const dates = reader
    .all(settlement, 'ram:SpecifiedTradePaymentTerms')
    .map((terms) => readDay(reader, reader.one(terms, 'ram:DueDateDateTime')));
  return dates.find((date) => date !== undefined);
}

function references(reader: PaperReader, delivery: XmlElement, name: `ram:${string}`): string[] {
  return reader
    .all(delivery, name)
    .map((reference) => reader.text(reference, 'ram:IssuerAssignedID'))
    .filter((id) => id !== '');
}

function summation(reader: PaperReader, settlement: XmlElement): XmlElement {
  return reader.one(settlement, 'ram:SpecifiedTradeSettlementHeaderMonetarySummation') ?? settlement;
}

/** A second total states the tax in the currency in which the seller accounts for it (BT-111), and takes no part in the sums. */
function readTaxTotal(reader: PaperReader, settlement: XmlElement, currency: Currency): StatedAmount | undefined {
  const totals = reader.all(summation(reader, settlement), 'ram:TaxTotalAmount');
  const own = totals.filter(({ attributes }) => attributes.get('currencyID') === currency.code);
  const second = own[1];
  if (second) {
    reader.report('element-repeated', 'error', second.where, `a second ram:TaxTotalAmount in ${currency.code}`);
  }
  return reader.amount(own[0] ?? totals[0], currency);
}

function readTotals(reader: PaperReader, settlement: XmlElement, currency: Currency): InvoiceTotals {
  const total = summation(reader, settlement);
  const optional = (name: `ram:${string}`) => reader.amount(reader.one(total, name), currency);
  return {
    lineExtension: reader.requiredAmount(total, 'ram:LineTotalAmount', currency, 'BR-12'),
    allowances: optional('ram:AllowanceTotalAmount'),
    charges: optional('ram:ChargeTotalAmount'),
    taxExclusive: reader.requiredAmount(total, 'ram:TaxBasisTotalAmount', currency, 'BR-13'),
    taxInclusive: reader.requiredAmount(total, 'ram:GrandTotalAmount', currency, 'BR-14'),
    prepaid: optional('ram:TotalPrepaidAmount'),
    rounding: optional('ram:RoundingAmount'),
    payable: reader.requiredAmount(total, 'ram:DuePayableAmount', currency, 'BR-15'),
  };
}
