import type { OrderResponse, OrderResponseLine } from '../documents/trade-document.js';
import type { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';
import { onlyOne, readOrderLineReferences, readPrice, readReferences } from './line-parts.js';
import { readParty } from './party.js';

export function readOrderResponse(reader: PaperReader, root: XmlElement): OrderResponse {
  const orderReferences = readReferences(reader, root, 'cac:OrderReference');
  return {
    kind: 'order-response',
    number: reader.required(root, 'cbc:ID'),
    issueDate: reader.requiredDate(root, 'cbc:IssueDate'),
    seller: readParty(reader, reader.one(root, 'cac:SellerSupplierParty'), root, 'seller-missing'),
    buyer: readParty(reader, reader.one(root, 'cac:BuyerCustomerParty'), root, 'buyer-missing'),
    orderReferences,
    responseCode: reader.text(root, 'cbc:OrderResponseCode').toUpperCase(),
    // An answer on the whole order has none.
    lines: reader.all(root, 'cac:OrderLine').map((line) => readLine(reader, line, onlyOne(orderReferences))),
  };
}

function readLine(reader: PaperReader, line: XmlElement, ownOrder: string): OrderResponseLine {
  const item = reader.one(line, 'cac:LineItem') ?? line;
  return {
    id: reader.required(item, 'cbc:ID').value,
    where: line.where,
    orderLines: readOrderLineReferences(reader, line, ownOrder),
    status: reader.text(item, 'cbc:LineStatusCode'),
    quantity: reader.quantity(reader.one(item, 'cbc:Quantity')),
    price: readPrice(reader, item, undefined),
  };
}
