import { Money } from '@tallystick/kernel';
import type { Order } from '../documents/trade-document.js';
import { reckonLine } from './line-totals.js';
import { type Reckoning, sum } from './reckoning.js';

export function reckonOrder(reckoning: Reckoning, order: Order): void {
  const { currency } = order;
  if (!currency) return;
  for (const line of order.lines) reckonLine(reckoning, 'order-line-net', line, currency);
  const nets = order.lines.flatMap(({ netAmount }) => (netAmount ? [netAmount.value] : []));
  if (order.lineTotal && nets.length === order.lines.length) {
    reckoning.expect('order-lines-sum', 'the sum of line amounts', order.lineTotal, sum(nets, Money.zero(currency)));
  }
}
