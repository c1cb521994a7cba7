import type { FindingRule } from '../finding-rules.js';
import { type Currency, Decimal } from '@tallystick/kernel';
import type { AllowanceCharge } from '../documents/allowance-charge.js';
import type { TaxCategory } from '../documents/tax-category.js';
import type { Article, OrderLineReference, Price } from '../documents/trade-document.js';
import { canonicalReference } from '../matching/references.js';
import type { XmlElement } from '../xml/xml-element.js';
import type { PaperReader } from '../reading/paper-reader.js';

const ONE = Decimal.of(1n);

export function readPrice(reader: PaperReader, line: XmlElement, currency: Currency | undefined): Price | undefined {
  const price = reader.one(line, 'cac:Price');
  const element = reader.one(price, 'cbc:PriceAmount');
  const amount = reader.decimal(element);
  if (!element || !amount) return undefined;
  const stated = element.attributes.get('currencyID') ?? '';
  if (currency && stated !== currency.code) {
    reader.report(
      'currency-mixed',
      'error',
      element.where,
      `price in "${stated.slice(0, 10)}" on a paper in ${currency.code}`,
    );
  }
  const base = reader.decimal(reader.one(price, 'cbc:BaseQuantity'));
  if (base && base.value.compare(Decimal.ZERO) <= 0) {
    reader.fail('price-base-quantity', base.where, 'a price is for a quantity above zero');
    return undefined;
  }
  return {
    amount: amount.value,
    baseQuantity: base?.value ?? ONE,
    baseUnit: reader.one(price, 'cbc:BaseQuantity')?.attributes.get('unitCode')?.trim() ?? '',
    where: amount.where,
  };
}

export function readArticle(reader: PaperReader, line: XmlElement): Article {
  const item = reader.one(line, 'cac:Item');
  return {
    name: reader.text(item, 'cbc:Name'),
    sellersId: reader.value(reader.path(item, 'cac:SellersItemIdentification', 'cbc:ID')),
    buyersId: reader.value(reader.path(item, 'cac:BuyersItemIdentification', 'cbc:ID')),
    standardId: reader.value(reader.path(item, 'cac:StandardItemIdentification', 'cbc:ID')),
  };
}

/** Later papers refer to a line by its number; one number for two lines says nothing about either. */
export function reportRepeatedIds(
  reader: PaperReader,
  lines: readonly { readonly id: string; readonly where: string }[],
): void {
  const seen = new Set<string>();
  for (const { id, where } of lines) {
    const key = canonicalReference(id);
    if (seen.has(key)) reader.report('line-repeated', 'error', where, `a second line is numbered ${id.slice(0, 40)}`);
    seen.add(key);
  }
}

/** @param ownOrder the order that a line means when it names none; empty when the paper names none or several */
export function readOrderLineReferences(reader: PaperReader, line: XmlElement, ownOrder: string): OrderLineReference[] {
  return reader.all(line, 'cac:OrderLineReference').map((reference) => ({
    order: reader.value(reader.path(reference, 'cac:OrderReference', 'cbc:ID')) || ownOrder,
    line: reader.text(reference, 'cbc:LineID'),
    where: reference.where,
  }));
}

/** @param rules which rule of EN 16931-1 an allowance and a charge without an amount break */
export function readAllowanceCharges(
  reader: PaperReader,
  parent: XmlElement | undefined,
  currency: Currency,
  rules: { readonly allowance: FindingRule; readonly charge: FindingRule },
): AllowanceCharge[] {
  return reader.all(parent, 'cac:AllowanceCharge').map((element) => {
    const indicator = reader.required(element, 'cbc:ChargeIndicator');
    if (!/^(true|false|1|0|)$/.test(indicator.value))
      reader.fail('boolean-malformed', indicator.where, 'expected true or false');
    const isCharge = indicator.value === 'true' || indicator.value === '1';
    const amount = reader.requiredAmount(element, 'cbc:Amount', currency, isCharge ? rules.charge : rules.allowance);
    return {
      isCharge,
      amount: amount.value,
      decimals: amount.decimals,
      base: reader.amount(reader.one(element, 'cbc:BaseAmount'), currency),
      percent: reader.decimal(reader.one(element, 'cbc:MultiplierFactorNumeric'))?.value,
      reason: reader.text(element, 'cbc:AllowanceChargeReason'),
      reasonCode: reader.text(element, 'cbc:AllowanceChargeReasonCode'),
      taxCategory: readTaxCategory(reader, reader.all(element, 'cac:TaxCategory')[0]),
      where: element.where,
    };
  });
}

export function readTaxCategory(reader: PaperReader, element: XmlElement | undefined): TaxCategory | undefined {
  if (!element) return undefined;
  return { id: reader.text(element, 'cbc:ID'), percent: reader.decimal(reader.one(element, 'cbc:Percent'))?.value };
}

export function readReferences(reader: PaperReader, parent: XmlElement, name: `cac:${string}`): string[] {
  return reader
    .all(parent, name)
    .map((reference) => reader.text(reference, 'cbc:ID'))
    .filter((id) => id !== '');
}

/** What a line without an order number of its own means: the paper's one order. */
export function onlyOne(references: readonly string[]): string {
  return references.length === 1 ? (references[0] ?? '') : '';
}
