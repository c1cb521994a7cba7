import { Decimal } from '@tallystick/kernel';
import type { MovementLine, Quantity, ReceiptAdvice } from '../documents/trade-document.js';
import type { XmlElement } from '../xml/xml-element.js';
import { onlyOne, readArticle, readOrderLineReferences, readReferences } from './line-parts.js';
import type { PaperReader } from './paper-reader.js';
import { readParty } from './party.js';

export function readReceiptAdvice(reader: PaperReader, root: XmlElement): ReceiptAdvice {
  const orderReferences = readReferences(reader, root, 'cac:OrderReference');
  const despatchReferences = readReferences(reader, root, 'cac:DespatchDocumentReference');
  const own = { order: onlyOne(orderReferences), despatch: onlyOne(despatchReferences) };
  const lines = reader.all(root, 'cac:ReceiptLine').map((line) => readLine(reader, line, own));
  if (lines.length === 0) reader.fail('ubl-no-lines', root.where, 'a receipt advice has at least one line');
  const seller = reader.one(root, 'cac:SellerSupplierParty') ?? reader.one(root, 'cac:DespatchSupplierParty');
  const buyer = reader.one(root, 'cac:BuyerCustomerParty') ?? reader.one(root, 'cac:DeliveryCustomerParty');
  return {
    kind: 'receipt-advice',
    number: reader.required(root, 'cbc:ID'),
    issueDate: reader.requiredDate(root, 'cbc:IssueDate'),
    seller: readParty(reader, seller, root, 'seller-missing'),
    buyer: readParty(reader, buyer, root, 'buyer-missing'),
    orderReferences,
    despatchReferences,
    movedOn: reader.date(reader.path(root, 'cac:Shipment', 'cac:Delivery', 'cbc:ActualDeliveryDate')),
    lines,
  };
}

function readLine(reader: PaperReader, line: XmlElement, own: { order: string; despatch: string }): MovementLine {
  const received = reader.requiredQuantity(line, 'cbc:ReceivedQuantity');
  return {
    id: reader.required(line, 'cbc:ID').value,
    where: line.where,
    quantity: kept(received, reader.quantity(reader.one(line, 'cbc:RejectedQuantity'))),
    orderLines: readOrderLineReferences(reader, line, own.order),
    despatchLines: reader.all(line, 'cac:DespatchLineReference').map((reference) => ({
      despatch: reader.value(reader.path(reference, 'cac:DocumentReference', 'cbc:ID')) || own.despatch,
      line: reader.text(reference, 'cbc:LineID'),
    })),
    article: readArticle(reader, line),
    movedOn: reader.date(reader.one(line, 'cbc:ReceivedDate')),
  };
}

/** Rejected goods are part of those that arrived and owe nothing. */
function kept(received: Quantity, rejected: Quantity | undefined): Quantity {
  const value = rejected ? received.value.minus(rejected.value) : received.value;
  return { ...received, value: value.isNegative() ? Decimal.ZERO : value };
}
