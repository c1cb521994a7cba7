import { type Currency, findCurrency } from '@tallystick/kernel';
import type { Order, OrderLine } from '../documents/trade-document.js';
import type { XmlElement } from '../xml/xml-element.js';
import { readAllowanceCharges, readArticle, readPrice, reportRepeatedIds } from './line-parts.js';
import type { PaperReader } from '../reading/paper-reader.js';
import { readParty } from './party.js';

const NO_RULES = { allowance: 'element-missing', charge: 'element-missing' } as const;

export function readOrder(reader: PaperReader, root: XmlElement): Order {
  const currency = orderCurrency(reader, root);
  const lines = reader.all(root, 'cac:OrderLine').map((line) => readLine(reader, line, currency));
  if (lines.length === 0) reader.fail('lines-missing', root.where, 'an order has at least one line');
  reportRepeatedIds(reader, lines);
  const total = reader.one(root, 'cac:AnticipatedMonetaryTotal');
  return {
    kind: 'order',
    number: reader.required(root, 'cbc:ID'),
    issueDate: reader.requiredDate(root, 'cbc:IssueDate'),
    seller: readParty(reader, reader.one(root, 'cac:SellerSupplierParty'), root, 'seller-missing'),
    buyer: readParty(reader, reader.one(root, 'cac:BuyerCustomerParty'), root, 'buyer-missing'),
    currency,
    lines,
    allowanceCharges: currency ? readAllowanceCharges(reader, root, currency, NO_RULES) : [],
    lineTotal: currency ? reader.amount(reader.one(total, 'cbc:LineExtensionAmount'), currency) : undefined,
  };
}

function readLine(reader: PaperReader, line: XmlElement, currency: Currency | undefined): OrderLine {
  const item = reader.one(line, 'cac:LineItem') ?? line;
  return {
    id: reader.required(item, 'cbc:ID').value,
    where: item.where,
    quantity: reader.requiredQuantity(item, 'cbc:Quantity'),
    netAmount: currency ? reader.amount(reader.one(item, 'cbc:LineExtensionAmount'), currency) : undefined,
    price: readPrice(reader, item, currency),
    allowanceCharges: currency ? readAllowanceCharges(reader, item, currency, NO_RULES) : [],
    article: readArticle(reader, item),
  };
}

/** The order's stated currency, else the one its first amount is in. */
function orderCurrency(reader: PaperReader, root: XmlElement): Currency | undefined {
  const stated = reader.text(root, 'cbc:DocumentCurrencyCode') || firstCurrency(root);
  if (stated === '') return undefined;
  const currency = findCurrency(stated);
  if (!currency) reader.fail('currency-unknown', root.where, `"${stated.slice(0, 10)}" is no ISO 4217 currency`);
  return currency;
}

function firstCurrency(element: XmlElement): string {
  const own = element.attributes.get('currencyID');
  if (own) return own;
  for (const child of element.children) {
    const found = firstCurrency(child);
    if (found !== '') return found;
  }
  return '';
}
