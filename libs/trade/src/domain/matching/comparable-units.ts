import type { Price, Quantity } from '../documents/trade-document.js';
import { priceInReferenceUnit } from '../documents/price-in-reference-unit.js';
import { findUnit, inReferenceUnit } from '../documents/units.js';
import type { Paper, Trade } from './trade.js';

interface CountedLine {
  readonly quantity?: Quantity | undefined;
  readonly price?: Price | undefined;
}

type LinedPaper = Paper & { readonly document: { readonly lines: readonly CountedLine[] } };

/**
 * One trade in which tonnes were ordered and kilograms received: all its quantities in the first unit of what they measure, exactly, and prices
 * with them. A trade counted alike throughout stays as it is, for its own units are what a person knows it by. So does one with a quantity
 * that names no unit, since nobody could say which of several it means.
 */
export function inComparableUnits(trade: Trade): Trade {
  if (!isMixed(trade)) return trade;
  return {
    ...trade,
    invoice: converted(trade.invoice),
    orders: trade.orders.map(converted),
    orderResponses: trade.orderResponses.map(converted),
    despatches: trade.despatches.map(converted),
    receipts: trade.receipts.map(converted),
    otherInvoices: trade.otherInvoices.map(converted),
  };
}

/** Whether one thing is measured in two units that convert into each other; not where a unit is left out. */
function isMixed(trade: Trade): boolean {
  const { invoice, orders, orderResponses, despatches, receipts, otherInvoices } = trade;
  const papers: readonly LinedPaper[] = [
    invoice,
    ...orders,
    ...orderResponses,
    ...despatches,
    ...receipts,
    ...otherInvoices,
  ];
  const units = new Set(papers.flatMap(({ document }) => document.lines.flatMap(unitsOf)));
  const groups = [...units].flatMap((unit) => findUnit(unit)?.reference ?? []);
  return !units.has('') && new Set(groups).size < groups.length;
}

function unitsOf({ quantity, price }: CountedLine): string[] {
  const named = [...(quantity ? [quantity.unit] : []), ...(price?.baseUnit ? [price.baseUnit] : [])];
  return named.map((unit) => unit.toUpperCase());
}

function converted<P extends LinedPaper>(paper: P): P {
  const { document } = paper;
  return { ...paper, document: { ...document, lines: document.lines.map(convertedLine) } };
}

function convertedLine<L extends CountedLine>(line: L): L {
  const { quantity, price } = line;
  const base = quantity && inReferenceUnit(quantity);
  if (!quantity || !base) return line;
  if (!price) return { ...line, quantity: base };
  const priceInReference = priceInReferenceUnit(price, quantity.unit);
  // What is priced by something else than it is counted in has no price that can be compared.
  return { ...line, quantity: base, price: priceInReference.baseUnit === base.unit ? priceInReference : undefined };
}
