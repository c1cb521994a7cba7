import { Decimal } from '@tallystick/kernel';
import type { MovementLine, OrderLine } from '../documents/trade-document.js';
import { canonicalReference, keyOfOrderLine, type OrderLineKey } from './references.js';
import { orderLinesIn, spread } from './spread.js';
import { despatchedLines, receivedLines, type TiedLine } from './tied-lines.js';
import type { CommonPapers } from './trade.js';

/** What the papers say of one order line. Quantities are in the units of the papers, which `units` lists. */
export interface OrderLineAccount {
  readonly key: OrderLineKey;
  /** Undefined when no order in the trade has this line. */
  ordered: OrderLine | undefined;
  /** Whether orders have more than one line of this number, so that none can be told from the other. */
  isOrderedTwice: boolean;
  despatched: Decimal | undefined;
  received: Decimal | undefined;
  /** By all invoices of the trade once they are booked, less what was taken back of them. */
  invoiced: Decimal;
  /** What was taken back of it, and may be billed again. */
  credited: Decimal;
  /** What was taken back of it, and stays billed until the ledger lets no more be financed of the invoice than is left. */
  readonly awaited: AwaitedCredit[];
  /** An empty one where a paper names none: nobody can say that it means the others'. */
  readonly units: Set<string>;
  /** Article numbers that papers give, as `scheme:number`. */
  readonly articles: Map<string, Set<string>>;
}

export interface AwaitedCredit {
  /** Number of the invoice. */
  readonly invoice: string;
  readonly quantity: Decimal;
}

/** A part of an advice's line that was booked on one order line. */
export interface OrderLineMove {
  readonly what: 'despatched' | 'received';
  readonly line: MovementLine;
  readonly account: OrderLineAccount;
  readonly quantity: Decimal;
}

export class OrderLineAccounts {
  readonly moves: OrderLineMove[] = [];
  private readonly accounts = new Map<OrderLineKey, OrderLineAccount>();

  constructor(papers: CommonPapers) {
    for (const { document } of papers.orders) {
      for (const line of document.lines) {
        const account = this.open(keyOfOrderLine(document.number.value, line.id));
        account.isOrderedTwice ||= account.ordered !== undefined;
        account.ordered = line;
        this.note(account, line);
      }
    }
    this.moveAll(despatchedLines(papers), 'despatched');
    this.moveAll(receivedLines(papers), 'received');
  }

  get all(): readonly OrderLineAccount[] {
    return [...this.accounts.values()];
  }

  find(key: OrderLineKey): OrderLineAccount | undefined {
    return this.accounts.get(key);
  }

  open(key: OrderLineKey): OrderLineAccount {
    const known = this.accounts.get(key);
    if (known) return known;
    const account: OrderLineAccount = {
      key,
      ordered: undefined,
      isOrderedTwice: false,
      despatched: undefined,
      received: undefined,
      invoiced: Decimal.ZERO,
      credited: Decimal.ZERO,
      awaited: [],
      units: new Set(),
      articles: new Map(),
    };
    this.accounts.set(key, account);
    return account;
  }

  takeBack(key: OrderLineKey, quantity: Decimal): void {
    const account = this.open(key);
    account.invoiced = account.invoiced.minus(quantity);
    account.credited = account.credited.plus(quantity);
  }

  note(account: OrderLineAccount, line: Pick<OrderLine, 'quantity' | 'article'>): void {
    account.units.add(line.quantity.unit.toUpperCase());
    const { sellersId, buyersId, standardId } = line.article;
    for (const [scheme, number] of Object.entries({ sellersId, buyersId, standardId })) {
      if (number)
        account.articles.set(scheme, (account.articles.get(scheme) ?? new Set()).add(canonicalReference(number)));
    }
  }

  /** Whatever the order of the papers: what can go to one order line is booked before what has a choice. */
  private moveAll(lines: readonly TiedLine[], what: OrderLineMove['what']): void {
    for (const { line, references } of lines)
      for (const key of orderLinesIn(references)) this.note(this.open(key), line);
    const tied = lines.map((one) => ({ ...one, choice: orderLinesIn(one.references).length }));
    for (const one of tied.toSorted((a, b) => a.choice - b.choice)) this.move(one, what);
  }

  private move({ line, references }: TiedLine, what: OrderLineMove['what']): void {
    const room = (key: OrderLineKey) => {
      const account = this.find(key);
      return account?.ordered?.quantity.value.minus(account[what] ?? Decimal.ZERO);
    };
    for (const { key, quantity } of spread(line.quantity.value, references, room)) {
      const account = this.open(key);
      account[what] = (account[what] ?? Decimal.ZERO).plus(quantity);
      this.moves.push({ what, line, account, quantity });
    }
  }
}
