import { currencyOf, Decimal, Money } from '@tallystick/kernel';
import type { AllowanceCharge } from '../documents/allowance-charge.js';
import type { LineTerms } from '../documents/invoice-terms.js';
import type { StatedAmount } from '../documents/stated-amount.js';
import type { InvoiceLine, Price, Quantity } from '../documents/trade-document.js';
import { schemedIds } from '../reading/assemble-party.js';
import type { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';
import { readTaxRate } from './tax-rate.js';
import { unitOf } from './unit-words.js';

const CNY = currencyOf('CNY');
const ONE = Decimal.of(1n);

/** A line with the tax on it, which the e-invoice states line by line. */
export interface TaxedLine {
  readonly line: InvoiceLine;
  readonly tax: StatedAmount;
}

/**
 * `IssuItemInformation` elements as lines. A discount is a line of its own, below zero and without quantity, right behind the line of the same
 * item that it belongs to; here it becomes that line's allowance. @param sign -1 for a red-letter invoice, whose amounts are below zero
 */
export function readLines(reader: PaperReader, items: readonly XmlElement[], sign: 1n | -1n): TaxedLine[] {
  const lines: TaxedLine[] = [];
  for (const item of items) {
    const read = readLine(reader, item, String(lines.length + 1), sign);
    const last = lines.at(-1);
    const isBelowZero = read.line.netAmount.value.amountMinor < 0n;
    if (!isBelowZero || hasQuantity(reader, item)) lines.push(read);
    else if (last?.line.article.name === read.line.article.name) lines[lines.length - 1] = discounted(last, read);
    else {
      reader.report('discount-stray', 'error', item.where, 'a discount follows no line of the same item');
      lines.push(read);
    }
  }
  return lines;
}

export function signed(amount: StatedAmount, sign: 1n | -1n): StatedAmount {
  return { ...amount, value: Money.ofMinor(amount.value.amountMinor * sign, amount.value.currency) };
}

function hasQuantity(reader: PaperReader, item: XmlElement): boolean {
  return reader.text(item, 'ein:Quantity') !== '';
}

function readLine(reader: PaperReader, item: XmlElement, id: string, sign: 1n | -1n): TaxedLine {
  const netAmount = signed(reader.requiredAmount(item, 'ein:Amount', CNY), sign);
  const quantity = readQuantity(reader, item, sign);
  return {
    line: {
      id,
      where: item.where,
      quantity,
      netAmount,
      price: readPrice(reader, item, quantity, netAmount),
      allowanceCharges: [],
      // The form has no place for an order's line.
      orderLines: [],
      taxCategory: readTaxRate(reader, item),
      article: { name: reader.required(item, 'ein:ItemName').value, sellersId: '', buyersId: '', standardId: '' },
      terms: readTerms(reader, item),
    },
    tax: signed(reader.requiredAmount(item, 'ein:ComTaxAm', CNY), sign),
  };
}

/** Services are often billed without a quantity: as one of themselves. */
function readQuantity(reader: PaperReader, item: XmlElement, sign: 1n | -1n): Quantity {
  const read = reader.decimal(reader.one(item, 'ein:Quantity'));
  const unit = unitOf(reader.text(item, 'ein:MeaUnits'));
  if (!read) return { value: ONE, unit, where: item.where };
  return { value: sign < 0n ? read.value.negated() : read.value, unit, where: read.where };
}

function readPrice(
  reader: PaperReader,
  item: XmlElement,
  quantity: Quantity,
  netAmount: StatedAmount,
): Price | undefined {
  const price = reader.decimal(reader.one(item, 'ein:UnPrice'));
  const base = { baseQuantity: ONE, baseUnit: '' };
  if (price) return { amount: price.value, ...base, where: price.where };
  const isOne = quantity.value.equals(ONE);
  return isOne ? { amount: netAmount.value.toDecimal(), ...base, where: netAmount.where } : undefined;
}

function readTerms(reader: PaperReader, item: XmlElement): LineTerms {
  return {
    note: '',
    object: undefined,
    buyerAccounting: '',
    period: undefined,
    priceDiscount: undefined,
    grossPrice: undefined,
    description: reader.text(item, 'ein:SpecMod'),
    standardId: undefined,
    classifications: schemedIds(reader, reader.all(item, 'ein:TaxClassificationCode')).map((id) => ({
      ...id,
      scheme: '商品和服务税收分类编码',
    })),
    origin: '',
    attributes: [],
  };
}

function discounted({ line, tax }: TaxedLine, discount: TaxedLine): TaxedLine {
  const { value, decimals, where } = discount.line.netAmount;
  const allowance: AllowanceCharge = {
    isCharge: false,
    amount: Money.ofMinor(-value.amountMinor, value.currency),
    decimals,
    base: undefined,
    percent: undefined,
    reason: '折扣',
    reasonCode: '',
    taxCategory: undefined,
    where,
  };
  return {
    line: {
      ...line,
      netAmount: { ...line.netAmount, value: line.netAmount.value.plus(value) },
      allowanceCharges: [...line.allowanceCharges, allowance],
    },
    tax: { ...tax, value: tax.value.plus(discount.tax.value) },
  };
}
