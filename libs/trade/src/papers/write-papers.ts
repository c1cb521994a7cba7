import { currencyOf, Decimal, divideRoundedHalfUp, Money, pow10 } from '@tallystick/kernel';
import type { Organisation, TradeDetails, TradeLine } from './trade-details.js';
import { element, type XmlNode } from './xml-text.js';

/** UBL 2.1 papers of a trade, as an ERP would export them: for the demonstration, the stories and the tests. */
export function writeOrder(trade: TradeDetails): string {
  return document('Order', [
    ...header(trade.order),
    element('cbc:DocumentCurrencyCode', trade.currency),
    role('cac:BuyerCustomerParty', trade.buyer),
    role('cac:SellerSupplierParty', trade.seller),
    element('cac:AnticipatedMonetaryTotal', [
      money(trade, 'cbc:LineExtensionAmount', netOf(trade)),
      money(trade, 'cbc:PayableAmount', netOf(trade).plus(taxOf(trade))),
    ]),
    ...trade.lines.map((line) =>
      element('cac:OrderLine', [
        element('cac:LineItem', [
          element('cbc:ID', line.id),
          quantity('cbc:Quantity', line),
          money(trade, 'cbc:LineExtensionAmount', lineNet(trade, line)),
          price(trade, line),
          item(line),
        ]),
      ]),
    ),
  ]);
}

export function writeDespatchAdvice(trade: TradeDetails): string {
  return document('DespatchAdvice', [
    ...header(trade.despatch),
    reference('cac:OrderReference', trade.order.number),
    role('cac:DespatchSupplierParty', trade.seller),
    role('cac:DeliveryCustomerParty', trade.buyer),
    ...trade.lines.map((line, index) =>
      element('cac:DespatchLine', [
        element('cbc:ID', String(index + 1)),
        quantity('cbc:DeliveredQuantity', line),
        orderLine(trade, line),
        item(line),
      ]),
    ),
  ]);
}

export function writeReceiptAdvice(trade: TradeDetails): string {
  return document('ReceiptAdvice', [
    ...header(trade.receipt),
    reference('cac:OrderReference', trade.order.number),
    reference('cac:DespatchDocumentReference', trade.despatch.number),
    role('cac:DeliveryCustomerParty', trade.buyer),
    role('cac:DespatchSupplierParty', trade.seller),
    ...trade.lines.map((line, index) =>
      element('cac:ReceiptLine', [
        element('cbc:ID', String(index + 1)),
        quantity('cbc:ReceivedQuantity', line),
        element('cbc:ReceivedDate', trade.receipt.date),
        orderLine(trade, line),
        item(line),
      ]),
    ),
  ]);
}

export function writeInvoice(trade: TradeDetails): string {
  const [net, tax] = [netOf(trade), taxOf(trade)];
  return document('Invoice', [
    ...header(trade.invoice),
    element('cbc:DueDate', trade.invoice.dueDate),
    element('cbc:InvoiceTypeCode', '380'),
    element('cbc:DocumentCurrencyCode', trade.currency),
    reference('cac:OrderReference', trade.order.number),
    role('cac:AccountingSupplierParty', trade.seller),
    role('cac:AccountingCustomerParty', trade.buyer),
    ...(trade.seller.account === undefined ? [] : [paidOn(trade.seller.account)]),
    element('cac:TaxTotal', [
      money(trade, 'cbc:TaxAmount', tax),
      element('cac:TaxSubtotal', [
        money(trade, 'cbc:TaxableAmount', net),
        money(trade, 'cbc:TaxAmount', tax),
        taxCategory('cac:TaxCategory', trade),
      ]),
    ]),
    element('cac:LegalMonetaryTotal', [
      money(trade, 'cbc:LineExtensionAmount', net),
      money(trade, 'cbc:TaxExclusiveAmount', net),
      money(trade, 'cbc:TaxInclusiveAmount', net.plus(tax)),
      money(trade, 'cbc:PayableAmount', net.plus(tax)),
    ]),
    ...trade.lines.map((line, index) =>
      element('cac:InvoiceLine', [
        element('cbc:ID', String(index + 1)),
        quantity('cbc:InvoicedQuantity', line),
        money(trade, 'cbc:LineExtensionAmount', lineNet(trade, line)),
        orderLine(trade, line),
        item(line, taxCategory('cac:ClassifiedTaxCategory', trade)),
        price(trade, line),
      ]),
    ),
  ]);
}

/** What the invoice asks for, tax included. */
export function payableOf(trade: TradeDetails): Money {
  return netOf(trade).plus(taxOf(trade));
}

function document(kind: string, content: readonly XmlNode[]): string {
  const urn = 'urn:oasis:names:specification:ubl:schema:xsd';
  const root = element(kind, content, {
    xmlns: `${urn}:${kind}-2`,
    'xmlns:cac': `${urn}:CommonAggregateComponents-2`,
    'xmlns:cbc': `${urn}:CommonBasicComponents-2`,
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function header({ number, date }: { number: string; date: string }): XmlNode[] {
  return [element('cbc:UBLVersionID', '2.1'), element('cbc:ID', number), element('cbc:IssueDate', date)];
}

function role(name: string, { name: registered, uscc, address, contact }: Organisation): XmlNode {
  const postal = [element('cbc:StreetName', address?.street ?? ''), element('cbc:CityName', address?.city ?? '')];
  const reached = [
    element('cbc:Name', contact?.person ?? ''),
    element('cbc:Telephone', contact?.phone ?? ''),
    element('cbc:ElectronicMail', contact?.email ?? ''),
  ];
  return element(name, [
    element('cac:Party', [
      ...(address ? [element('cac:PostalAddress', postal)] : []),
      element('cac:PartyLegalEntity', [
        element('cbc:RegistrationName', registered),
        element('cbc:CompanyID', uscc, { schemeID: 'USCC' }),
      ]),
      ...(contact ? [element('cac:Contact', reached)] : []),
    ]),
  ]);
}

/** UNCL 4461: 30 is a credit transfer. */
function paidOn(account: string): XmlNode {
  return element('cac:PaymentMeans', [
    element('cbc:PaymentMeansCode', '30'),
    reference('cac:PayeeFinancialAccount', account),
  ]);
}

function reference(name: string, id: string): XmlNode {
  return element(name, [element('cbc:ID', id)]);
}

function orderLine(trade: TradeDetails, line: TradeLine): XmlNode {
  return element('cac:OrderLineReference', [
    element('cbc:LineID', line.id),
    reference('cac:OrderReference', trade.order.number),
  ]);
}

function item(line: TradeLine, ...more: XmlNode[]): XmlNode {
  return element('cac:Item', [
    element('cbc:Name', line.name),
    reference('cac:SellersItemIdentification', line.article),
    ...(line.gtin === undefined ? [] : [standardItem(line.gtin)]),
    ...more,
  ]);
}

/** ISO 6523 scheme 0160 is the GTIN. */
function standardItem(gtin: string): XmlNode {
  return element('cac:StandardItemIdentification', [element('cbc:ID', gtin, { schemeID: '0160' })]);
}

function taxCategory(name: string, trade: TradeDetails): XmlNode {
  const scheme = element('cac:TaxScheme', [element('cbc:ID', 'VAT')]);
  return element(name, [element('cbc:ID', 'S'), element('cbc:Percent', trade.taxPercent), scheme]);
}

function quantity(name: string, line: TradeLine): XmlNode {
  return element(name, line.quantity, { unitCode: line.unit });
}

function price(trade: TradeDetails, line: TradeLine): XmlNode {
  return element('cac:Price', [element('cbc:PriceAmount', line.price, { currencyID: trade.currency })]);
}

function money(trade: TradeDetails, name: string, amount: Money): XmlNode {
  return element(name, amount.toDecimalString(), { currencyID: trade.currency });
}

function lineNet(trade: TradeDetails, line: TradeLine): Money {
  return Money.roundedHalfUp(Decimal.parse(line.quantity).times(Decimal.parse(line.price)), currencyOf(trade.currency));
}

function netOf(trade: TradeDetails): Money {
  return trade.lines
    .map((line) => lineNet(trade, line))
    .reduce((sum, net) => sum.plus(net), Money.zero(trade.currency));
}

function taxOf(trade: TradeDetails): Money {
  const percent = Decimal.parse(trade.taxPercent);
  const numerator = netOf(trade).amountMinor * percent.unscaled;
  return Money.ofMinor(divideRoundedHalfUp(numerator, pow10(percent.scale + 2)), trade.currency);
}
