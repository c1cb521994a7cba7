import type { LineTerms } from '../documents/invoice-terms.js';
import { schemedId, schemedIds } from '../reading/assemble-party.js';
import type { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';
import { readPeriod } from './invoice-terms.js';

/** What EN 16931-1 knows of an invoice line beyond what it is matched by, where UBL 2.x has it. */
export function readLineTerms(reader: PaperReader, line: XmlElement): LineTerms {
  const item = reader.one(line, 'cac:Item');
  const discount = reader.path(line, 'cac:Price', 'cac:AllowanceCharge');
  return {
    note: reader.all(line, 'cbc:Note').map((note) => reader.value(note))[0] ?? '',
    object: schemedId(reader, reader.path(line, 'cac:DocumentReference', 'cbc:ID')),
    buyerAccounting: reader.text(line, 'cbc:AccountingCost'),
    period: readPeriod(reader, reader.one(line, 'cac:InvoicePeriod')),
    priceDiscount: reader.decimal(reader.one(discount, 'cbc:Amount')),
    grossPrice: reader.decimal(reader.one(discount, 'cbc:BaseAmount')),
    description: reader.all(item, 'cbc:Description').map((text) => reader.value(text))[0] ?? '',
    standardId: schemedId(reader, reader.path(item, 'cac:StandardItemIdentification', 'cbc:ID')),
    classifications: schemedIds(
      reader,
      reader
        .all(item, 'cac:CommodityClassification')
        .flatMap((classification) => reader.all(classification, 'cbc:ItemClassificationCode')),
      'listID',
    ),
    origin: reader.value(reader.path(item, 'cac:OriginCountry', 'cbc:IdentificationCode')),
    attributes: reader.all(item, 'cac:AdditionalItemProperty').map((property) => ({
      name: reader.text(property, 'cbc:Name'),
      value: reader.text(property, 'cbc:Value'),
      where: property.where,
    })),
  };
}
