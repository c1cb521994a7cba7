import type { Delivery, InvoiceNote, InvoiceTerms, Period, PrecedingInvoice } from '../documents/invoice-terms.js';
import { schemedId } from '../reading/assemble-party.js';
import type { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';
import { readAddress, readNamedParty } from './party.js';
import { readCreditorId, readPayments } from './payment.js';

/** Of a reference to another document: an object that the invoice is about (BT-18), not a paper that supports it (BG-24). */
const OBJECT_TYPE = '130';

/** What EN 16931-1 knows of an invoice beyond its parties, lines and sums, where UBL 2.x has it. */
export function readInvoiceTerms(reader: PaperReader, root: XmlElement): InvoiceTerms {
  const payee = reader.one(root, 'cac:PayeeParty');
  const representative = reader.one(root, 'cac:TaxRepresentativeParty');
  const taxCurrency = reader.text(root, 'cbc:TaxCurrencyCode');
  const documents = reader.all(root, 'cac:AdditionalDocumentReference');
  const object = documents.find((document) => reader.text(document, 'cbc:DocumentTypeCode') === OBJECT_TYPE);
  return {
    specification: reader.text(root, 'cbc:CustomizationID'),
    process: reader.text(root, 'cbc:ProfileID'),
    notes: reader.all(root, 'cbc:Note').map((note) => readNote(reader, note)),
    references: {
      buyer: reader.text(root, 'cbc:BuyerReference'),
      project: reader.value(reader.path(root, 'cac:ProjectReference', 'cbc:ID')),
      contract: reader.value(reader.path(root, 'cac:ContractDocumentReference', 'cbc:ID')),
      salesOrder: reader.value(reader.path(root, 'cac:OrderReference', 'cbc:SalesOrderID')),
      tender: reader.value(reader.path(root, 'cac:OriginatorDocumentReference', 'cbc:ID')),
      object: schemedId(reader, reader.one(object, 'cbc:ID')),
      buyerAccounting: reader.text(root, 'cbc:AccountingCost'),
    },
    taxCurrency,
    taxInTaxCurrency: taxIn(reader, root, taxCurrency),
    taxPointDate: reader.date(reader.one(root, 'cbc:TaxPointDate')),
    taxPointCode: reader.value(reader.path(root, 'cac:InvoicePeriod', 'cbc:DescriptionCode')),
    paymentTerms: reader
      .all(root, 'cac:PaymentTerms')
      .map((terms) => reader.text(terms, 'cbc:Note'))
      .join('\n'),
    precedingInvoices: [
      ...reader.all(root, 'cac:BillingReference').map((reference) => readPreceding(reader, reference)),
      ...precedingByLine(reader, root),
    ],
    period: readPeriod(reader, reader.one(root, 'cac:InvoicePeriod')),
    delivery: readDelivery(reader, reader.one(root, 'cac:Delivery')),
    payee: payee && readNamedParty(reader, payee),
    taxRepresentative: representative && readNamedParty(reader, representative),
    payments: readPayments(reader, root),
    creditorId: readCreditorId(reader, root),
    supportingDocuments: documents
      .filter((document) => document !== object)
      .map((document) => {
        const file = reader.path(document, 'cac:Attachment', 'cbc:EmbeddedDocumentBinaryObject');
        return {
          id: reader.text(document, 'cbc:ID'),
          description: reader.text(document, 'cbc:DocumentDescription'),
          location: reader.value(reader.path(document, 'cac:Attachment', 'cac:ExternalReference', 'cbc:URI')),
          fileName: file?.attributes.get('filename') ?? '',
          mimeCode: file?.attributes.get('mimeCode') ?? '',
          where: document.where,
        };
      }),
    taxInvoice: undefined,
  };
}

export function readPeriod(reader: PaperReader, period: XmlElement | undefined): Period | undefined {
  if (!period) return undefined;
  return {
    start: reader.date(reader.one(period, 'cbc:StartDate')),
    end: reader.date(reader.one(period, 'cbc:EndDate')),
    where: period.where,
  };
}

/** EN 16931-1 puts a note's subject (UNCL 4451) before its text, between number signs. */
function readNote(reader: PaperReader, element: XmlElement): InvoiceNote {
  const note = reader.value(element);
  const [, subject = '', text = note] = /^#([A-Z]{3})#(.*)$/s.exec(note) ?? [];
  return { subject, text, where: element.where };
}

function readPreceding(reader: PaperReader, reference: XmlElement): PrecedingInvoice {
  const document =
    reader.one(reference, 'cac:InvoiceDocumentReference') ??
    reader.one(reference, 'cac:SelfBilledInvoiceDocumentReference') ??
    reader.one(reference, 'cac:CreditNoteDocumentReference');
  return {
    number: reader.text(document, 'cbc:ID'),
    issueDate: reader.date(reader.one(document, 'cbc:IssueDate')),
    where: reference.where,
  };
}

/** A credit note on several invoices names each where it takes goods of it back. */
function precedingByLine(reader: PaperReader, root: XmlElement): PrecedingInvoice[] {
  return reader
    .all(root, 'cac:CreditNoteLine')
    .flatMap((line) => reader.all(line, 'cac:BillingReference'))
    .map((reference) => readPreceding(reader, reference))
    .filter(({ number }) => number !== '');
}

function readDelivery(reader: PaperReader, delivery: XmlElement | undefined): Delivery | undefined {
  if (!delivery) return undefined;
  const location = reader.one(delivery, 'cac:DeliveryLocation');
  return {
    name: reader.value(reader.path(delivery, 'cac:DeliveryParty', 'cac:PartyName', 'cbc:Name')),
    location: schemedId(reader, reader.one(location, 'cbc:ID')),
    date: reader.date(reader.one(delivery, 'cbc:ActualDeliveryDate')),
    address: readAddress(reader, reader.one(location, 'cac:Address')),
    where: delivery.where,
  };
}

/** The second tax total, in the currency in which the seller accounts for tax. */
function taxIn(reader: PaperReader, root: XmlElement, currency: string): InvoiceTerms['taxInTaxCurrency'] {
  const amounts = reader.all(root, 'cac:TaxTotal').map((total) => reader.one(total, 'cbc:TaxAmount'));
  const amount = amounts.find((element) => currency !== '' && element?.attributes.get('currencyID') === currency);
  const read = reader.decimal(amount);
  return read && { ...read, decimals: read.value.scale };
}
