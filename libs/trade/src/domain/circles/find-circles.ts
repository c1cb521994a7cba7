import { type CalendarDate, daysBetween } from '@tallystick/kernel';
import { type CircleRules, DEFAULT_CIRCLE_RULES } from './circle-rules.js';

/** One sale: an edge of the graph of trades. */
export interface Sale {
  /** Of the invoice, unlike any other's. */
  readonly id: string;
  readonly seller: string;
  readonly buyer: string;
  readonly date: CalendarDate;
  readonly currency: string;
  /** Minor units; above zero. */
  readonly amountMinor: bigint;
}

/** Sales that come back to where the first began, each on the day of the one before it or later. */
export type Circle = readonly Sale[];

export interface CirclesFound {
  readonly circles: readonly Circle[];
  /** Whether the search was cut short by `looksMax`, so that there may be more. */
  readonly isCutShort: boolean;
}

/** Sales by who sells, in the order of their days: what a step looks at are the sales of the one who has just bought. */
export class SaleGraph {
  private readonly bySeller: ReadonlyMap<string, readonly Sale[]>;

  constructor(readonly sales: readonly Sale[]) {
    const ordered = sales.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1));
    this.bySeller = Map.groupBy(ordered, ({ seller }) => seller);
  }

  /** From a day on. */
  soldBy(seller: string, from: CalendarDate): readonly Sale[] {
    const sales = this.bySeller.get(seller) ?? [];
    let [low, high] = [0, sales.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sales[middle]?.date ?? from) < from) low = middle + 1;
      else high = middle;
    }
    return sales.slice(low);
  }
}

/** All circles that begin with a sale: the sale with the earliest day, and of those on one day the first by its id. */
export function circlesFrom(first: Sale, graph: SaleGraph, rules: CircleRules = DEFAULT_CIRCLE_RULES): CirclesFound {
  const circles: Circle[] = [];
  let looks = 0;
  const path: Sale[] = [first];
  const visited = new Set([first.seller, first.buyer]);
  const isCutShort = !extend(first.amountMinor, first.amountMinor);
  return { circles, isCutShort };

  /** @returns false once the search has looked at all that it may */
  function extend(least: bigint, greatest: bigint): boolean {
    const last = path.at(-1) ?? first;
    for (const sale of graph.soldBy(last.buyer, last.date)) {
      looks += 1;
      if (looks > rules.looksMax) return false;
      if (daysBetween(first.date, sale.date) > rules.windowDays) break;
      if (!follows(sale)) continue;
      const [low, high] = [lesser(least, sale.amountMinor), greater(greatest, sale.amountMinor)];
      if (low * 100n < high * rules.keptPercent) continue;
      if (sale.buyer === first.seller) {
        if (path.length + 1 >= rules.stepsMin) circles.push([...path, sale]);
      } else if (!goOn(sale, low, high)) return false;
    }
    return true;
  }

  function goOn(sale: Sale, low: bigint, high: bigint): boolean {
    // One step more must come back.
    if (visited.has(sale.buyer) || path.length + 2 > rules.stepsMax) return true;
    path.push(sale);
    visited.add(sale.buyer);
    const isWhole = extend(low, high);
    visited.delete(sale.buyer);
    path.pop();
    return isWhole;
  }

  /** A circle has one beginning, though all its steps are of one day. */
  function follows(sale: Sale): boolean {
    return sale.currency === first.currency && (sale.date > first.date || sale.id > first.id);
  }
}

/** All circles of a graph. */
export function findCircles(graph: SaleGraph, rules: CircleRules = DEFAULT_CIRCLE_RULES): CirclesFound {
  const found = graph.sales.map((sale) => circlesFrom(sale, graph, rules));
  return { circles: found.flatMap(({ circles }) => circles), isCutShort: found.some(({ isCutShort }) => isCutShort) };
}

/** The circles that one sale is a step of, whichever. */
export function circlesThrough(sale: Sale, graph: SaleGraph, rules: CircleRules = DEFAULT_CIRCLE_RULES): CirclesFound {
  const around = graph.sales.filter(({ date }) => Math.abs(daysBetween(date, sale.date)) <= rules.windowDays);
  const { circles, isCutShort } = findCircles(new SaleGraph(around), rules);
  return { circles: circles.filter((circle) => circle.some(({ id }) => id === sale.id)), isCutShort };
}

function lesser(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function greater(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
