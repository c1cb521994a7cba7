import { type Currency, Decimal } from '@tallystick/kernel';
import type { LineTerms } from '../documents/invoice-terms.js';
import type { Article, InvoiceLine, OrderLineReference, Price } from '../documents/trade-document.js';
import { schemedId, schemedIds } from '../reading/assemble-party.js';
import type { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';
import { readPeriod } from './dates.js';
import { readAllowanceCharges, readTaxCategory } from './tax.js';

const RULES = { allowance: 'BR-41', charge: 'BR-43' } as const;
/** UNCL 1001: a reference to an object that the line is about. */
const OBJECT_TYPE = '130';
const ONE = Decimal.of(1n);

/** One `ram:IncludedSupplyChainTradeLineItem`; @param ownOrder the order that a line means when it names none */
export function readLine(reader: PaperReader, line: XmlElement, currency: Currency, ownOrder: string): InvoiceLine {
  const document = reader.one(line, 'ram:AssociatedDocumentLineDocument') ?? line;
  const delivery = reader.one(line, 'ram:SpecifiedLineTradeDelivery') ?? line;
  const settlement = reader.one(line, 'ram:SpecifiedLineTradeSettlement') ?? line;
  const summation = reader.one(settlement, 'ram:SpecifiedTradeSettlementLineMonetarySummation') ?? settlement;
  return {
    id: reader.required(document, 'ram:LineID', 'BR-21').value,
    where: line.where,
    quantity: reader.requiredQuantity(delivery, 'ram:BilledQuantity', 'BR-22'),
    netAmount: reader.requiredAmount(summation, 'ram:LineTotalAmount', currency, 'BR-24'),
    price: readPrice(reader, line),
    allowanceCharges: readAllowanceCharges(
      reader,
      reader.all(settlement, 'ram:SpecifiedTradeAllowanceCharge'),
      currency,
      RULES,
    ),
    orderLines: readOrderLines(reader, line, ownOrder),
    taxCategory: readTaxCategory(reader, reader.all(settlement, 'ram:ApplicableTradeTax')[0]),
    article: readArticle(reader, reader.one(line, 'ram:SpecifiedTradeProduct')),
    terms: readLineTerms(reader, line),
  };
}

function readPrice(reader: PaperReader, line: XmlElement): Price | undefined {
  const price = reader.path(line, 'ram:SpecifiedLineTradeAgreement', 'ram:NetPriceProductTradePrice');
  const amount = reader.decimal(reader.one(price, 'ram:ChargeAmount'));
  if (!amount) return undefined;
  const base = reader.quantity(reader.one(price, 'ram:BasisQuantity'));
  if (base && base.value.compare(Decimal.ZERO) <= 0) {
    reader.fail('price-base-quantity', base.where, 'a price is for a quantity above zero');
    return undefined;
  }
  return { amount: amount.value, baseQuantity: base?.value ?? ONE, baseUnit: base?.unit ?? '', where: amount.where };
}

function readOrderLines(reader: PaperReader, line: XmlElement, ownOrder: string): OrderLineReference[] {
  const agreement = reader.one(line, 'ram:SpecifiedLineTradeAgreement');
  return reader.all(agreement, 'ram:BuyerOrderReferencedDocument').map((reference) => ({
    order: reader.text(reference, 'ram:IssuerAssignedID') || ownOrder,
    line: reader.text(reference, 'ram:LineID'),
    where: reference.where,
  }));
}

function readArticle(reader: PaperReader, product: XmlElement | undefined): Article {
  return {
    name: reader.text(product, 'ram:Name'),
    sellersId: reader.text(product, 'ram:SellerAssignedID'),
    buyersId: reader.text(product, 'ram:BuyerAssignedID'),
    standardId: reader.text(product, 'ram:GlobalID'),
  };
}

function readLineTerms(reader: PaperReader, line: XmlElement): LineTerms {
  const product = reader.one(line, 'ram:SpecifiedTradeProduct');
  const settlement = reader.one(line, 'ram:SpecifiedLineTradeSettlement');
  const gross = reader.path(line, 'ram:SpecifiedLineTradeAgreement', 'ram:GrossPriceProductTradePrice');
  const documents = reader.all(settlement, 'ram:AdditionalReferencedDocument');
  const object = documents.find((document) => reader.text(document, 'ram:TypeCode') === OBJECT_TYPE);
  return {
    note: reader.value(reader.path(line, 'ram:AssociatedDocumentLineDocument', 'ram:IncludedNote', 'ram:Content')),
    object: schemedId(reader, reader.one(object, 'ram:IssuerAssignedID')),
    buyerAccounting: reader.value(reader.path(settlement, 'ram:ReceivableSpecifiedTradeAccountingAccount', 'ram:ID')),
    period: readPeriod(reader, reader.one(settlement, 'ram:BillingSpecifiedPeriod')),
    priceDiscount: reader.decimal(reader.path(gross, 'ram:AppliedTradeAllowanceCharge', 'ram:ActualAmount')),
    grossPrice: reader.decimal(reader.one(gross, 'ram:ChargeAmount')),
    description: reader.text(product, 'ram:Description'),
    standardId: schemedId(reader, reader.one(product, 'ram:GlobalID')),
    classifications: schemedIds(
      reader,
      reader
        .all(product, 'ram:DesignatedProductClassification')
        .flatMap((classification) => reader.all(classification, 'ram:ClassCode')),
      'listID',
    ),
    origin: reader.value(reader.path(product, 'ram:OriginTradeCountry', 'ram:ID')),
    attributes: reader.all(product, 'ram:ApplicableProductCharacteristic').map((characteristic) => ({
      name: reader.text(characteristic, 'ram:Description'),
      value: reader.text(characteristic, 'ram:Value'),
      where: characteristic.where,
    })),
  };
}
