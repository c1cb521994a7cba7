import type { Delivery, InvoiceTerms, SupportingDocument } from '../documents/invoice-terms.js';
import { schemedId } from '../reading/assemble-party.js';
import type { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';
import { readDay, readPeriod } from './dates.js';
import type { CiiHeader } from './header.js';
import { readAddress, readPartyElement } from './party.js';
import { readPayments } from './payment.js';

/** UNCL 1001, by which the one list of referenced documents tells its uses apart: BT-17, BT-18 and BG-24. */
const DOCUMENT_TYPES = { tender: '50', object: '130' } as const;

/** What EN 16931-1 knows of an invoice beyond its parties, lines and sums, where CII has it. */
export function readInvoiceTerms(
  reader: PaperReader,
  root: XmlElement,
  document: XmlElement,
  { agreement, delivery, settlement }: CiiHeader,
): InvoiceTerms {
  const context = reader.one(root, 'rsm:ExchangedDocumentContext');
  const referenced = reader.all(agreement, 'ram:AdditionalReferencedDocument');
  const typeOf = (element: XmlElement) => reader.text(element, 'ram:TypeCode');
  const numberIn = (name: `ram:${string}`) => reader.value(reader.path(agreement, name, 'ram:IssuerAssignedID'));
  const tender = referenced.find((element) => typeOf(element) === DOCUMENT_TYPES.tender);
  const object = referenced.find((element) => typeOf(element) === DOCUMENT_TYPES.object);
  const payee = reader.one(settlement, 'ram:PayeeTradeParty');
  const representative = reader.one(agreement, 'ram:SellerTaxRepresentativeTradeParty');
  const terms = reader.all(settlement, 'ram:SpecifiedTradePaymentTerms');
  const taxes = reader.all(settlement, 'ram:ApplicableTradeTax');
  const taxCurrency = reader.text(settlement, 'ram:TaxCurrencyCode');
  const dueDateCode = taxes.map((tax) => reader.text(tax, 'ram:DueDateTypeCode')).find((code) => code !== '') ?? '';
  return {
    specification: reader.value(reader.path(context, 'ram:GuidelineSpecifiedDocumentContextParameter', 'ram:ID')),
    process: reader.value(reader.path(context, 'ram:BusinessProcessSpecifiedDocumentContextParameter', 'ram:ID')),
    notes: reader.all(document, 'ram:IncludedNote').map((note) => ({
      subject: reader.text(note, 'ram:SubjectCode'),
      text: reader.text(note, 'ram:Content'),
      where: note.where,
    })),
    references: {
      buyer: reader.text(agreement, 'ram:BuyerReference'),
      project: reader.value(reader.path(agreement, 'ram:SpecifiedProcuringProject', 'ram:ID')),
      contract: numberIn('ram:ContractReferencedDocument'),
      salesOrder: numberIn('ram:SellerOrderReferencedDocument'),
      tender: reader.text(tender, 'ram:IssuerAssignedID'),
      object: readObject(reader, object),
      buyerAccounting: reader.value(reader.path(settlement, 'ram:ReceivableSpecifiedTradeAccountingAccount', 'ram:ID')),
    },
    taxCurrency,
    taxInTaxCurrency: taxIn(reader, settlement, taxCurrency),
    taxPointDate: readTaxPoint(reader, taxes),
    taxPointCode: TAX_POINTS.get(dueDateCode) ?? dueDateCode,
    paymentTerms: terms
      .map((term) => reader.text(term, 'ram:Description'))
      .filter((text) => text !== '')
      .join('\n'),
    precedingInvoices: reader.all(settlement, 'ram:InvoiceReferencedDocument').map((reference) => ({
      number: reader.text(reference, 'ram:IssuerAssignedID'),
      issueDate: readDay(reader, reader.one(reference, 'ram:FormattedIssueDateTime')),
      where: reference.where,
    })),
    period: readPeriod(reader, reader.one(settlement, 'ram:BillingSpecifiedPeriod')),
    delivery: readDelivery(reader, delivery),
    payee: payee && readPartyElement(reader, payee),
    taxRepresentative: representative && readPartyElement(reader, representative),
    payments: readPayments(reader, settlement),
    creditorId: reader.text(settlement, 'ram:CreditorReferenceID'),
    supportingDocuments: referenced
      .filter((element) => element !== tender && element !== object)
      .map((element) => readSupporting(reader, element)),
    taxInvoice: undefined,
  };
}

function readObject(reader: PaperReader, object: XmlElement | undefined): InvoiceTerms['references']['object'] {
  const id = schemedId(reader, reader.one(object, 'ram:IssuerAssignedID'));
  return id && { ...id, scheme: reader.text(object, 'ram:ReferenceTypeCode') };
}

function readSupporting(reader: PaperReader, element: XmlElement): SupportingDocument {
  const file = reader.one(element, 'ram:AttachmentBinaryObject');
  return {
    id: reader.text(element, 'ram:IssuerAssignedID'),
    description: reader.text(element, 'ram:Name'),
    location: reader.text(element, 'ram:URIID'),
    fileName: file?.attributes.get('filename') ?? '',
    mimeCode: file?.attributes.get('mimeCode') ?? '',
    where: element.where,
  };
}

function readDelivery(reader: PaperReader, delivery: XmlElement): Delivery | undefined {
  const party = reader.one(delivery, 'ram:ShipToTradeParty');
  const event = reader.one(delivery, 'ram:ActualDeliverySupplyChainEvent');
  if (!party && !event) return undefined;
  return {
    name: reader.text(party, 'ram:Name'),
    location: schemedId(reader, reader.one(party, 'ram:GlobalID') ?? reader.one(party, 'ram:ID')),
    date: readDay(reader, reader.one(event, 'ram:OccurrenceDateTime')),
    address: readAddress(reader, reader.one(party, 'ram:PostalTradeAddress')),
    where: (party ?? event ?? delivery).where,
  };
}

/** CII says by UNTDID 2475 what UBL says by UNTDID 2005 (EN 16931-3-3, BT-8): the day of the invoice, of delivery, of payment. */
const TAX_POINTS: ReadonlyMap<string, string> = new Map([
  ['5', '3'],
  ['29', '35'],
  ['72', '432'],
]);

/** CII has the tax point, which is one for the whole invoice, at each tax category. */
function readTaxPoint(reader: PaperReader, taxes: readonly XmlElement[]): InvoiceTerms['taxPointDate'] {
  const dates = taxes.flatMap((tax) => reader.path(tax, 'ram:TaxPointDate', 'udt:DateString') ?? []);
  const [date] = dates;
  if (!date) return undefined;
  const text = reader.value(date);
  return reader.day(text.replace(/^([0-9]{4})([0-9]{2})([0-9]{2})$/, '$1-$2-$3'), date.where);
}

function taxIn(reader: PaperReader, settlement: XmlElement, currency: string): InvoiceTerms['taxInTaxCurrency'] {
  const totals = reader.all(
    reader.one(settlement, 'ram:SpecifiedTradeSettlementHeaderMonetarySummation'),
    'ram:TaxTotalAmount',
  );
  const total = totals.find(({ attributes }) => currency !== '' && attributes.get('currencyID') === currency);
  const read = reader.decimal(total);
  return read && { ...read, decimals: read.value.scale };
}
