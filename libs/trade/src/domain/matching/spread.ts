import { Decimal } from '@tallystick/kernel';
import type { OrderLineReference } from '../documents/trade-document.js';
import { keyOfOrderLine, type OrderLineKey } from './references.js';

/**
 * Divides a line's quantity over the order lines that it refers to: in the order given, each up to what is still open of it, the rest on
 * the last. A line of one reference, the common case, goes there whole.
 */
export function spread(
  quantity: Decimal,
  references: readonly OrderLineReference[],
  room: (key: OrderLineKey) => Decimal | undefined,
): readonly { readonly key: OrderLineKey; readonly quantity: Decimal }[] {
  const keys = orderLinesIn(references);
  const parts: { key: OrderLineKey; quantity: Decimal }[] = [];
  let left = quantity;
  keys.forEach((key, index) => {
    const open = index === keys.length - 1 ? left : atMost(left, room(key) ?? left);
    parts.push({ key, quantity: open });
    left = left.minus(open);
  });
  return parts;
}

/** Those that are named in full, each once. */
export function orderLinesIn(references: readonly OrderLineReference[]): readonly OrderLineKey[] {
  const named = references.filter(({ order, line }) => order && line);
  return [...new Set(named.map(({ order, line }) => keyOfOrderLine(order, line)))];
}

function atMost(left: Decimal, room: Decimal): Decimal {
  if (room.isNegative()) return Decimal.ZERO;
  return left.compare(room) <= 0 ? left : room;
}
