import { Decimal, type Money } from '@tallystick/kernel';
import type { Invoice, InvoiceLine } from '../documents/trade-document.js';
import { inBookingOrder } from './booking-order.js';
import type { OrderLineKey } from './references.js';
import type { OrderLineAccount, OrderLineAccounts } from './order-line-account.js';
import type { RaisedGoods } from './raised-goods.js';
import { orderLinesIn, spread } from './spread.js';

/** A part of an invoice line that bills one order line. */
export interface LineMatch {
  readonly account: OrderLineAccount;
  readonly quantity: Decimal;
  /** Of a debit note that bills no goods of its own: what was billed for these goods until then, tax excluded. */
  readonly billedBefore?: Money;
}

export interface MatchedLine {
  readonly line: InvoiceLine;
  /** Empty when the line names no order line: articles are never matched by themselves. */
  readonly matches: readonly LineMatch[];
  /** How much of the line's quantity is covered by goods received and not billed before. */
  readonly covered: Decimal;
}

/**
 * Ties each line of an invoice to order lines, and books it there. The order in which the lines are written down changes nothing.
 * @param raised what a debit note adds to
 * @param taken what was taken back of it, by order line, and makes room for what is billed instead
 */
export function matchLines(
  accounts: OrderLineAccounts,
  { lines }: Invoice,
  taken: ReadonlyMap<OrderLineKey, Decimal>,
  raised?: RaisedGoods,
): readonly MatchedLine[] {
  for (const line of lines) for (const key of orderLinesIn(line.orderLines)) accounts.note(accounts.open(key), line);
  for (const [key, quantity] of taken) accounts.takeBack(key, quantity);
  const matched = new Map(
    inBookingOrder(lines).map((line) => [line, raiseLine(accounts, line, raised) ?? matchLine(accounts, line)]),
  );
  return lines.flatMap((line) => matched.get(line) ?? []);
}

/** A line of a debit note that asks more for what was billed before. It moves no goods; it is covered as far as those are. */
function raiseLine(
  accounts: OrderLineAccounts,
  line: InvoiceLine,
  raised: RaisedGoods | undefined,
): MatchedLine | undefined {
  const [key, ...others] = orderLinesIn(line.orderLines);
  const account = key === undefined ? undefined : accounts.find(key);
  if (!raised || !account || others.length > 0) return undefined;
  const part = raised.take(line, account);
  const quantity = line.quantity.value;
  return part && { line, matches: [{ account, quantity, billedBefore: part.billedBefore }], covered: part.covered };
}

function matchLine(accounts: OrderLineAccounts, line: InvoiceLine): MatchedLine {
  const room = (key: OrderLineKey) => {
    const account = accounts.find(key);
    return account?.ordered?.quantity.value.minus(account.invoiced);
  };
  let covered = Decimal.ZERO;
  const matches = spread(line.quantity.value, line.orderLines, room).map(({ key, quantity }): LineMatch => {
    const account = accounts.open(key);
    covered = covered.plus(coveredQuantity(account, quantity));
    account.invoiced = account.invoiced.plus(quantity);
    return { account, quantity };
  });
  return { line, matches, covered };
}

function coveredQuantity(account: OrderLineAccount, quantity: Decimal): Decimal {
  if (quantity.isNegative()) return quantity;
  if (account.units.size > 1 || account.isOrderedTwice) return Decimal.ZERO;
  const open = lesser(account.received ?? Decimal.ZERO, account.ordered?.quantity.value).minus(account.invoiced);
  if (open.isNegative()) return Decimal.ZERO;
  return lesser(quantity, open);
}

function lesser(a: Decimal, b: Decimal | undefined): Decimal {
  return b !== undefined && b.compare(a) < 0 ? b : a;
}
