import { Decimal } from '@tallystick/kernel';
import type { Invoice, InvoiceLine } from '../documents/trade-document.js';
import type { OrderLineKey } from './references.js';
import { type OrderLineAccount, type OrderLineAccounts, spread } from './order-line-account.js';

/** A part of an invoice line that bills one order line. */
export interface LineMatch {
  readonly account: OrderLineAccount;
  readonly quantity: Decimal;
  /** Invoiced on the order line before this part, by earlier invoices and earlier lines. */
  readonly invoicedBefore: Decimal;
}

export interface MatchedLine {
  readonly line: InvoiceLine;
  /** Empty when the line names no order line: articles are never matched by themselves. */
  readonly matches: readonly LineMatch[];
  /** How much of the line's quantity is covered by goods received and not billed before. */
  readonly covered: Decimal;
}

/** Ties each line of an invoice to order lines, and books it there. */
export function matchLines(accounts: OrderLineAccounts, invoice: Invoice): readonly MatchedLine[] {
  return invoice.lines.map((line) => {
    const room = (key: OrderLineKey) => {
      const account = accounts.find(key);
      return account?.ordered?.quantity.value.minus(account.invoiced);
    };
    const matches = spread(line.quantity.value, line.orderLines, room).map(({ key, quantity }) => {
      const account = accounts.open(key);
      accounts.note(account, line);
      const match: LineMatch = { account, quantity, invoicedBefore: account.invoiced };
      account.invoiced = account.invoiced.plus(quantity);
      return match;
    });
    const covered = matches.map(coveredQuantity).reduce((sum, part) => sum.plus(part), Decimal.ZERO);
    return { line, matches, covered };
  });
}

function coveredQuantity({ account, quantity, invoicedBefore }: LineMatch): Decimal {
  if (quantity.isNegative()) return quantity;
  if (account.units.size > 1 || account.isOrderedTwice) return Decimal.ZERO;
  const open = lesser(account.received ?? Decimal.ZERO, account.ordered?.quantity.value).minus(invoicedBefore);
  if (open.isNegative()) return Decimal.ZERO;
  return lesser(quantity, open);
}

function lesser(a: Decimal, b: Decimal | undefined): Decimal {
  return b !== undefined && b.compare(a) < 0 ? b : a;
}
