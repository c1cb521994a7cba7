import { Decimal } from '@tallystick/kernel';
import type { MovementLine, Quantity, ReceiptAdvice } from '../documents/trade-document.js';
import type { XmlElement } from '../xml/xml-element.js';
import { onlyOne, readArticle, readOrderLineReferences, readReferences } from './line-parts.js';
import { unitsDiffer } from '../documents/units-differ.js';
import { inReferenceUnit } from '../documents/units.js';
import type { PaperReader } from '../reading/paper-reader.js';
import { readParty } from './party.js';

export function readReceiptAdvice(reader: PaperReader, root: XmlElement): ReceiptAdvice {
  const orderReferences = readReferences(reader, root, 'cac:OrderReference');
  const despatchReferences = readReferences(reader, root, 'cac:DespatchDocumentReference');
  const own = { order: onlyOne(orderReferences), despatch: onlyOne(despatchReferences) };
  const lines = reader.all(root, 'cac:ReceiptLine').map((line) => readLine(reader, line, own));
  if (lines.length === 0) reader.fail('lines-missing', root.where, 'a receipt advice has at least one line');
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
    quantity: kept(reader, received, reader.quantity(reader.one(line, 'cbc:RejectedQuantity'))),
    orderLines: readOrderLineReferences(reader, line, own.order),
    despatchLines: reader.all(line, 'cac:DespatchLineReference').map((reference) => ({
      despatch: reader.value(reader.path(reference, 'cac:DocumentReference', 'cbc:ID')) || own.despatch,
      line: reader.text(reference, 'cbc:LineID'),
    })),
    article: readArticle(reader, line),
    movedOn: reader.date(reader.one(line, 'cbc:ReceivedDate')),
  };
}

/**
 * Rejected goods are part of those that arrived and owe nothing. Where it is open how many were kept, none were: a rejection below zero would
 * raise what may be financed, and of ten pieces less two boxes nobody knows the rest.
 */
function kept(reader: PaperReader, received: Quantity, rejected: Quantity | undefined): Quantity {
  const none = { ...received, value: Decimal.ZERO };
  const message = 'a receipt counts goods that arrived or were rejected, from zero up';
  if (rejected?.value.isNegative()) {
    reader.report('quantity-negative', 'error', rejected.where, message);
    return none;
  }
  // Goods taken back on a receipt, as some write it, come off what arrived.
  if (received.value.isNegative()) reader.report('quantity-negative', 'error', received.where, message);
  if (!rejected || rejected.value.isZero()) return received;
  const [whole, part] = [inReferenceUnit(received), inReferenceUnit(rejected)];
  if (unitsDiffer(received, rejected) && whole && whole.unit === part?.unit) {
    return { ...whole, value: lessAtLeastZero(whole.value, part.value) };
  }
  if (unitsDiffer(received, rejected)) {
    const units = `${received.unit.slice(0, 10)} and ${rejected.unit.slice(0, 10)}`;
    reader.report('quantity-units', 'warning', rejected.where, `goods received and rejected are counted in ${units}`);
    return none;
  }
  return { ...received, value: lessAtLeastZero(received.value, rejected.value) };
}

function lessAtLeastZero(a: Decimal, b: Decimal): Decimal {
  const difference = a.minus(b);
  return difference.isNegative() ? Decimal.ZERO : difference;
}
