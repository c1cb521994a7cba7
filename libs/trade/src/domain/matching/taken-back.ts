import { Decimal } from '@tallystick/kernel';
import type { CreditNote, Invoice, InvoiceLine } from '../documents/trade-document.js';
import { hasErrors } from '../finding.js';
import { type BilledGoods, billedGoodsOf, sameArticle, VALUE_SCALE } from './billed-goods.js';
import { canonicalReference, type OrderLineKey } from './references.js';
import { orderLinesIn } from './spread.js';
import { inPaperOrder, type Paper } from './trade.js';

export interface TakenBack {
  readonly quantities: ReadonlyMap<OrderLineKey, Decimal>;
  /** What the notes by which they are taken back credit, tax included, in minor units. */
  readonly creditedMinor: bigint;
}

export const NOTHING_TAKEN: TakenBack = { quantities: new Map(), creditedMinor: 0n };

/**
 * What credit notes take back of the goods that an invoice bills, which may then be billed again: never more than it bills. A note counts when it
 * is faultless, the seller's, in the invoice's currency, not older than the invoice, and the only one of its number; and when it takes
 * back at least as much money as those goods were billed for. A lower price for goods that stay sold says their quantity too.
 * @param notes those that name this invoice and no other
 */
export function takenBack(invoice: Invoice, notes: readonly Paper<CreditNote>[]): TakenBack {
  const quantities = new Map<OrderLineKey, Decimal>();
  let creditedMinor = 0n;
  if (notes.length === 0) return NOTHING_TAKEN;
  const billed = billedGoodsOf(invoice);
  const alike = Map.groupBy(notes, ({ document }) => canonicalReference(document.number.value));
  for (const note of inPaperOrder(notes)) {
    const isOnlyOne = alike.get(canonicalReference(note.document.number.value))?.length === 1;
    if (!isOnlyOne || !isFaultless(note, invoice)) continue;
    const more = takenBackBy(note.document, billed, quantities);
    for (const [key, quantity] of more) quantities.set(key, (quantities.get(key) ?? Decimal.ZERO).plus(quantity));
    if (more.size > 0) creditedMinor += amountOf(note.document);
  }
  return { quantities, creditedMinor };
}

function isFaultless({ document, findings, handedInBy }: Paper<CreditNote>, invoice: Invoice): boolean {
  return (
    !hasErrors(findings) &&
    (handedInBy?.includes('seller') ?? true) &&
    document.currency.code === invoice.currency.code &&
    document.issueDate.value >= invoice.issueDate.value
  );
}

function takenBackBy(
  note: CreditNote,
  billed: ReadonlyMap<OrderLineKey, BilledGoods>,
  before: ReadonlyMap<OrderLineKey, Decimal>,
): ReadonlyMap<OrderLineKey, Decimal> {
  const isBelowZero = note.totals.taxInclusive.value.amountMinor < 0n;
  const stated = new Map<OrderLineKey, Decimal>();
  for (const line of note.lines) {
    const key = orderLineOf(line, billed);
    const { value } = line.quantity;
    if (key) stated.set(key, (stated.get(key) ?? Decimal.ZERO).plus(isBelowZero ? value.negated() : value));
  }
  const taken = new Map<OrderLineKey, Decimal>();
  let scaledMinor = 0n;
  for (const [key, quantity] of stated) {
    const goods = billed.get(key);
    if (!goods) continue;
    const part = between(quantity, goods.quantity.minus(before.get(key) ?? Decimal.ZERO));
    taken.set(key, part);
    scaledMinor += shareOf(goods, part);
  }
  // As much as rounding each line and the tax explains.
  const slackMinor = BigInt(note.lines.length + 1);
  return scaledMinor <= (amountOf(note) + slackMinor) * VALUE_SCALE ? taken : new Map();
}

function amountOf({ totals }: CreditNote): bigint {
  const { amountMinor } = totals.taxInclusive.value;
  return amountMinor < 0n ? -amountMinor : amountMinor;
}

/** By the order line that it names, else by the article, where the invoice bills it of one order line alone. */
function orderLineOf(line: InvoiceLine, billed: ReadonlyMap<OrderLineKey, BilledGoods>): OrderLineKey | undefined {
  const [named, ...others] = orderLinesIn(line.orderLines);
  if (others.length > 0) return undefined;
  const candidates = [...billed].filter(([key, { unit, articles }]) => {
    if (unit !== line.quantity.unit.toUpperCase()) return false;
    const samenesses = articles.map((article) => sameArticle(article, line.article));
    if (named !== undefined) return key === named && !samenesses.includes('different');
    return samenesses.every((sameness) => sameness === 'same');
  });
  const [found, ...more] = candidates.map(([key]) => key);
  return more.length === 0 ? found : undefined;
}

function between(quantity: Decimal, most: Decimal): Decimal {
  if (quantity.isNegative()) return Decimal.ZERO;
  return quantity.compare(most) <= 0 ? quantity : most;
}

function shareOf({ quantity, scaledMinor }: BilledGoods, part: Decimal): bigint {
  const scale = Math.max(quantity.scale, part.scale);
  return (scaledMinor * part.unscaledAt(scale)) / quantity.unscaledAt(scale);
}
