import { Decimal, Money } from '@tallystick/kernel';
import type { Article, Invoice, InvoiceLine } from '../documents/trade-document.js';
import { surchargesOf } from '../totals/reckoning.js';
import { taxGroupsOf } from '../totals/tax-groups.js';
import { canonicalReference, type OrderLineKey } from './references.js';
import { orderLinesIn } from './spread.js';

/** What an invoice bills of one order line. */
export interface BilledGoods {
  /** Above zero. */
  readonly quantity: Decimal;
  /** In upper case. */
  readonly unit: string;
  /** With tax and its share of what the whole invoice charges, times `VALUE_SCALE`. */
  readonly scaledMinor: bigint;
  /** Without tax, and without what its lines charge beyond their prices. */
  readonly netMinor: bigint;
  readonly articles: readonly Article[];
}

/** Shares of amounts are reckoned so much finer than minor units. */
export const VALUE_SCALE = 1_000_000n;

/**
 * What an invoice bills by order line, as far as that can be said without other papers: not of an order line on which a line is that names
 * several, that is counted in several units, or of which nothing is left.
 */
export function billedGoodsOf(invoice: Invoice): ReadonlyMap<OrderLineKey, BilledGoods> {
  const values = scaledValues(invoice);
  const tied = invoice.lines.map((line) => ({ line, keys: orderLinesIn(line.orderLines) }));
  const shared = new Set(tied.flatMap(({ keys }) => (keys.length > 1 ? keys : [])));
  const single = tied.flatMap(({ line, keys: [key, ...more] }) =>
    key !== undefined && more.length === 0 && !shared.has(key) ? [{ line, key }] : [],
  );
  return new Map(
    [...Map.groupBy(single, ({ key }) => key)].flatMap(([key, list]) => {
      const lines = list.map(({ line }) => line);
      const [unit = '', ...others] = new Set(lines.map(({ quantity }) => quantity.unit.toUpperCase()));
      const quantity = lines.reduce((sum, line) => sum.plus(line.quantity.value), Decimal.ZERO);
      const scaledMinor = lines.reduce((sum, line) => sum + (values.get(line) ?? 0n), 0n);
      const netMinor = lines.reduce((sum, line) => sum + netOfCharges(line), 0n);
      const isClear = others.length === 0 && quantity.compare(Decimal.ZERO) > 0 && scaledMinor > 0n;
      return isClear
        ? [[key, { quantity, unit, scaledMinor, netMinor, articles: lines.map(({ article }) => article) }]]
        : [];
    }),
  );
}

/** Whether two papers can mean one article: `unsaid` when they give no number of one kind. */
export function sameArticle(a: Article, b: Article): 'same' | 'different' | 'unsaid' {
  const pairs = [
    [a.sellersId, b.sellersId],
    [a.buyersId, b.buyersId],
    [a.standardId, b.standardId],
  ] as const;
  const said = pairs.filter(([one, other]) => one !== '' && other !== '');
  if (said.length === 0) return 'unsaid';
  return said.every(([one, other]) => canonicalReference(one) === canonicalReference(other)) ? 'same' : 'different';
}

function netOfCharges({ netAmount: { value }, allowanceCharges }: InvoiceLine): bigint {
  return value.minus(surchargesOf(allowanceCharges, Money.zero(value.currency))).amountMinor;
}

function scaledValues(invoice: Invoice): ReadonlyMap<InvoiceLine, bigint> {
  const { lines, totals } = invoice;
  // Without categories nobody knows what tax a part bears; counting all of it is never too little.
  const groups = taxGroupsOf(invoice) ?? [{ lines, totalMinor: totals.taxInclusive.value.amountMinor }];
  return new Map(
    groups.flatMap((group) => {
      const netMinor = group.lines.reduce((sum, { netAmount }) => sum + netAmount.value.amountMinor, 0n);
      return group.lines.map((line) => {
        const scaled = line.netAmount.value.amountMinor * group.totalMinor * VALUE_SCALE;
        return [line, netMinor > 0n ? scaled / netMinor : 0n] as const;
      });
    }),
  );
}
