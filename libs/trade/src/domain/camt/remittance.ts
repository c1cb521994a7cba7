import type { Money } from '@tallystick/kernel';
import type { RemittedDocuments } from '../documents/bank-statement.js';
import type { Located } from '../finding.js';
import type { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';
import { readMoney } from './money.js';

export function readTexts(reader: PaperReader, remittance: XmlElement | undefined): string[] {
  return reader.all(remittance, 'camt:Ustrd').map((text) => reader.value(text));
}

export function readRemittances(reader: PaperReader, remittance: XmlElement | undefined): RemittedDocuments[] {
  return reader.all(remittance, 'camt:Strd').map((part) => {
    const documents = reader.all(part, 'camt:RfrdDocInf');
    const amounts = reader.one(part, 'camt:RfrdDocAmt');
    return {
      documents: documents.map((document) => readReferredDocument(reader, document)),
      remitted: readMoney(reader, reader.one(amounts, 'camt:RmtdAmt')) ?? sumOf(lineAmounts(reader, documents)),
      discount: sumOf(discounts(reader, amounts)),
      creditorReference: reader.value(reader.path(part, 'camt:CdtrRefInf', 'camt:Ref')),
      where: part.where,
    };
  });
}

function readReferredDocument(reader: PaperReader, document: XmlElement): { type: string; number: string } {
  const type = reader.path(document, 'camt:Tp', 'camt:CdOrPrtry');
  return {
    type: reader.text(type, 'camt:Cd') || reader.text(type, 'camt:Prtry'),
    number: reader.text(document, 'camt:Nb'),
  };
}

/** Later versions say line by line what is paid. */
function lineAmounts(reader: PaperReader, documents: readonly XmlElement[]): Located<Money>[] {
  return documents
    .flatMap((document) => reader.all(document, 'camt:LineDtls'))
    .flatMap((line) => readMoney(reader, reader.path(line, 'camt:Amt', 'camt:RmtdAmt')) ?? []);
}

/** The amount itself in earlier versions; later ones have several, each with a type. */
function discounts(reader: PaperReader, amounts: XmlElement | undefined): Located<Money>[] {
  return reader
    .all(amounts, 'camt:DscntApldAmt')
    .flatMap((discount) => readMoney(reader, reader.one(discount, 'camt:Amt') ?? discount) ?? []);
}

/** Of one currency; what is in another is left to the whole to disagree with. */
function sumOf(amounts: readonly Located<Money>[]): Located<Money> | undefined {
  const [first, ...rest] = amounts;
  if (!first) return undefined;
  const alike = rest.filter(({ value }) => value.currency.code === first.value.currency.code);
  return { ...first, value: alike.reduce((sum, { value }) => sum.plus(value), first.value) };
}
