import type { Price, Quantity } from '../documents/trade-document.js';
import { priceInReferenceUnit } from '../documents/price-in-reference-unit.js';
import { findUnit, inReferenceUnit } from '../documents/units.js';
import { bySha256, type CommonPapers, type Paper } from './trade.js';

interface CountedLine {
  readonly quantity?: Quantity | undefined;
  readonly price?: Price | undefined;
}

type LinedPaper = Paper & { readonly document: { readonly lines: readonly CountedLine[] } };

/**
 * Trades in which tonnes were ordered and kilograms received: all their quantities in the first unit of what they measure, exactly, and prices
 * with them. Papers counted alike throughout stay as they are, for their own units are what a person knows them by. So do those with a quantity
 * that names no unit, since nobody could say which of several it means.
 */
export function inComparableUnits(papers: CommonPapers): CommonPapers {
  if (!isMixed(papers)) return papers;
  return {
    orders: papers.orders.map(converted),
    orderResponses: papers.orderResponses.map(converted),
    despatches: papers.despatches.map(converted),
    receipts: papers.receipts.map(converted),
    invoices: bySha256([...papers.invoices.values()].map(converted)),
    credits: new Map([...papers.credits].map(([invoice, notes]) => [invoice, notes.map(converted)])),
  };
}

/** Whether one thing is measured in two units that convert into each other; not where a unit is left out. */
function isMixed({ orders, orderResponses, despatches, receipts, invoices }: CommonPapers): boolean {
  const papers: readonly LinedPaper[] = [
    ...orders,
    ...orderResponses,
    ...despatches,
    ...receipts,
    ...invoices.values(),
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
