import { canonicalInvoiceNumber, Decimal, divideRoundedHalfUp, Money } from '@tallystick/kernel';
import type { Invoice, InvoiceLine } from '../documents/trade-document.js';
import { unitsDiffer } from '../documents/units-differ.js';
import { type BilledGoods, billedGoodsOf } from './billed-goods.js';
import { orderedValue, valueAtPrice } from './line-values.js';
import type { OrderLineAccount } from './order-line-account.js';
import type { OrderLineKey } from './references.js';
import type { TakenBack } from './taken-back.js';
import type { CommonPapers, Paper } from './trade.js';

/** UNCL 1001. */
const DEBIT_NOTE = '383';

/** A part of goods that were billed, and for which more is asked. */
export interface RaisedPart {
  readonly billedBefore: Money;
  readonly covered: Decimal;
}

/**
 * The goods that an invoice bills, as debit notes that name it raise what is owed for them. A debit note may also bill what that left out: a line
 * is read in the one of the two ways in which its price is nearer to the order's, and is held to it in either.
 */
export class RaisedGoods {
  private readonly goods: ReadonlyMap<OrderLineKey, BilledGoods>;
  private readonly addedMinor = new Map<OrderLineKey, bigint>();

  /**
   * @param taken what credit notes took back of it, for which nothing more can be owed
   * @param received how much of what it bills of an order line is covered by goods received; nothing before it is booked
   */
  constructor(
    private readonly invoice: Invoice,
    private readonly taken: TakenBack['quantities'],
    private readonly received: (key: OrderLineKey) => Decimal,
  ) {
    this.goods = billedGoodsOf(invoice);
  }

  /** Undefined when the line bills goods of its own. */
  take(line: InvoiceLine, { key, ordered }: OrderLineAccount): RaisedPart | undefined {
    const { currency } = this.invoice;
    const [goods, quantity] = [this.goods.get(key), line.quantity.value];
    if (!goods || !ordered || !line.price || line.netAmount.value.currency.code !== currency.code) return undefined;
    if (goods.unit !== line.quantity.unit.toUpperCase() || unitsDiffer(line.quantity, ordered.quantity))
      return undefined;
    const left = goods.quantity.minus(this.taken.get(key) ?? Decimal.ZERO);
    if (quantity.compare(Decimal.ZERO) <= 0 || quantity.compare(left) > 0) return undefined;
    const agreed = orderedValue(ordered, quantity, currency);
    if (!agreed) return undefined;
    const own = valueAtPrice(quantity, line, line.price, currency);
    const billedBefore = this.billedFor(key, goods, quantity);
    if (distance(own, agreed) <= distance(billedBefore.plus(own), agreed)) return undefined;
    this.addedMinor.set(key, (this.addedMinor.get(key) ?? 0n) + own.amountMinor);
    return { billedBefore, covered: this.coveredOf(key, goods, quantity) };
  }

  /** What earlier debit notes added counts in full, whichever part of the goods they meant. */
  private billedFor(key: OrderLineKey, { netMinor, quantity: whole }: BilledGoods, part: Decimal): Money {
    const scale = Math.max(whole.scale, part.scale);
    const shareMinor = divideRoundedHalfUp(netMinor * part.unscaledAt(scale), whole.unscaledAt(scale));
    return Money.ofMinor(shareMinor + (this.addedMinor.get(key) ?? 0n), this.invoice.currency);
  }

  /** What did not arrive is taken to be of the part for which more is asked. */
  private coveredOf(key: OrderLineKey, { quantity: whole }: BilledGoods, part: Decimal): Decimal {
    const left = part.minus(whole.minus(this.received(key)));
    if (left.isNegative()) return Decimal.ZERO;
    return left.compare(part) <= 0 ? left : part;
  }
}

/** The invoice that a debit note adds to, by the SHA-256 of the debit note: where it names one, which is there, and none itself. */
export function raisedInvoices(invoices: CommonPapers['invoices']): ReadonlyMap<string, Paper<Invoice>> {
  const debitNotes = [...invoices.values()].filter(isDebitNote);
  if (debitNotes.length === 0) return new Map();
  const others = [...invoices.values()].filter((paper) => !isDebitNote(paper));
  const byNumber = Map.groupBy(others, ({ document }) => canonicalInvoiceNumber(document.number.value));
  return new Map(
    debitNotes.flatMap(({ sha256, document }) => {
      const named = new Set(document.terms.precedingInvoices.map(({ number }) => canonicalInvoiceNumber(number)));
      const [raised, ...namesakes] = [...named].flatMap((number) => byNumber.get(number) ?? []);
      return raised && named.size === 1 && namesakes.length === 0 ? [[sha256, raised] as const] : [];
    }),
  );
}

function isDebitNote({ document }: Paper<Invoice>): boolean {
  return document.typeCode === DEBIT_NOTE;
}

function distance(a: Money, b: Money): bigint {
  const { amountMinor } = a.minus(b);
  return amountMinor < 0n ? -amountMinor : amountMinor;
}
