import type { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';

/** The three parts of a Cross Industry Invoice's header. */
export interface CiiHeader {
  readonly agreement: XmlElement;
  readonly delivery: XmlElement;
  readonly settlement: XmlElement;
}

/** A part that is missing is looked for in the whole, where nothing of it is found. */
export function readHeader(reader: PaperReader, transaction: XmlElement): CiiHeader {
  return {
    agreement: reader.one(transaction, 'ram:ApplicableHeaderTradeAgreement') ?? transaction,
    delivery: reader.one(transaction, 'ram:ApplicableHeaderTradeDelivery') ?? transaction,
    settlement: reader.one(transaction, 'ram:ApplicableHeaderTradeSettlement') ?? transaction,
  };
}
