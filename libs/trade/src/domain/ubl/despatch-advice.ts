import type { DespatchAdvice, MovementLine } from '../documents/trade-document.js';
import type { XmlElement } from '../xml/xml-element.js';
import { onlyOne, readArticle, readOrderLineReferences, readReferences, reportRepeatedIds } from './line-parts.js';
import type { PaperReader } from '../reading/paper-reader.js';
import { readParty } from './party.js';

export function readDespatchAdvice(reader: PaperReader, root: XmlElement): DespatchAdvice {
  const orderReferences = readReferences(reader, root, 'cac:OrderReference');
  const lines = reader.all(root, 'cac:DespatchLine').map((line) => readLine(reader, line, onlyOne(orderReferences)));
  if (lines.length === 0) reader.fail('lines-missing', root.where, 'a despatch advice has at least one line');
  reportRepeatedIds(reader, lines);
  const seller = reader.one(root, 'cac:SellerSupplierParty') ?? reader.one(root, 'cac:DespatchSupplierParty');
  const buyer = reader.one(root, 'cac:BuyerCustomerParty') ?? reader.one(root, 'cac:DeliveryCustomerParty');
  const delivery = reader.path(root, 'cac:Shipment', 'cac:Delivery');
  return {
    kind: 'despatch-advice',
    number: reader.required(root, 'cbc:ID'),
    issueDate: reader.requiredDate(root, 'cbc:IssueDate'),
    seller: readParty(reader, seller, root, 'seller-missing'),
    buyer: readParty(reader, buyer, root, 'buyer-missing'),
    orderReferences,
    movedOn: reader.date(reader.path(delivery, 'cac:Despatch', 'cbc:ActualDespatchDate')),
    lines,
  };
}

function readLine(reader: PaperReader, line: XmlElement, ownOrder: string): MovementLine {
  return {
    id: reader.required(line, 'cbc:ID').value,
    where: line.where,
    quantity: reader.requiredQuantity(line, 'cbc:DeliveredQuantity'),
    orderLines: readOrderLineReferences(reader, line, ownOrder),
    despatchLines: [],
    article: readArticle(reader, line),
    movedOn: undefined,
  };
}
