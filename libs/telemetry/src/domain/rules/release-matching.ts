import { Decimal } from '@tallystick/kernel';
import type { Drop } from './drops.js';

/** Plain JSON; times are milliseconds since 1970. */
export interface ReleaseOrder {
  readonly id: string;
  readonly from: number;
  readonly until: number;
  readonly quantity: string;
}

export interface OpenDrop {
  readonly drop: Drop;
  /** What no order covers, above 0. */
  readonly rest: Decimal;
}

/**
 * What of the drops no release order covers. Each drop, in the order of time, draws on the orders that are good at its moment, those that
 * end first before the others: for drops at moments and orders over spans no other way covers more. All is matched anew, so an order
 * counts the same whether it came before or after the goods left.
 */
export function unreleased(drops: readonly Drop[], orders: readonly ReleaseOrder[]): readonly OpenDrop[] {
  const left = orders
    .toSorted((a, b) => a.until - b.until || (a.id < b.id ? -1 : 1))
    .map((order) => ({ ...order, rest: Decimal.parse(order.quantity) }));
  return drops
    .toSorted((a, b) => a.at - b.at)
    .map((drop) => {
      let rest = Decimal.parse(drop.quantity);
      for (const order of left) {
        if (drop.at < order.from || drop.at > order.until) continue;
        const used = order.rest.compare(rest) < 0 ? order.rest : rest;
        order.rest = order.rest.minus(used);
        rest = rest.minus(used);
      }
      return { drop, rest };
    })
    .filter(({ rest }) => !rest.isZero());
}
