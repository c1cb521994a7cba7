import type { OrderLine, OrderResponse, OrderResponseLine } from '../documents/trade-document.js';
import { unitsDiffer } from '../documents/units-differ.js';
import type { Matching } from '../matching/trade-books.js';
import { describeOrderLine, keyOfOrderLine, type OrderLineKey } from '../matching/references.js';
import { answer, type CheckContext, type Remark, type TradeCheck } from './trade-check.js';

/** UNCL 4343 and 1229, as Peppol's order response has them. */
const REJECTED = 'RE';
const CHANGED = 'CA';
const NOT_ACCEPTED = '7';

/** An order that the seller turned down binds nobody; one that it changed binds to the changed terms, which a person compares. */
export const orderAccepted: TradeCheck = {
  id: 'order-accepted',
  run: (context) => {
    const { orderResponses } = context.trade;
    const remarks = orderResponses.flatMap(({ document }) => remarksOn(document, context));
    return answer(
      remarks,
      orderResponses.length > 0 ? 'the order was accepted as it stands' : 'no order response is among the papers',
      {
        responses: orderResponses.map(({ document }) => ({
          number: document.number.value,
          code: document.responseCode,
        })),
      },
    );
  },
};

function remarksOn(response: OrderResponse, { matching }: CheckContext): Remark[] {
  const name = `order response ${response.number.value}`;
  if (response.responseCode === REJECTED) return [{ outcome: 'fail', text: `${name} rejects the order` }];
  if (response.responseCode === CHANGED && response.lines.every(({ orderLines }) => orderLines.length === 0))
    return [{ outcome: 'review', text: `${name} changes the order and does not say which lines` }];
  const billed = billedOrderLines(matching);
  return response.lines.flatMap((line) =>
    line.orderLines.flatMap(({ order, line: id }) => {
      const key = keyOfOrderLine(order, id);
      return billed.has(key) ? remarksOnLine(name, line, key, billed.get(key)) : [];
    }),
  );
}

function billedOrderLines(matching: Matching): ReadonlyMap<OrderLineKey, OrderLine | undefined> {
  const accounts = matching.lines.flatMap(({ matches }) => matches.map(({ account }) => account));
  return new Map(accounts.map(({ key, ordered }) => [key, ordered]));
}

function remarksOnLine(
  name: string,
  { status, quantity, price }: OrderResponseLine,
  key: OrderLineKey,
  ordered: OrderLine | undefined,
): Remark[] {
  const line = describeOrderLine(key);
  if (status === NOT_ACCEPTED) {
    return [{ outcome: 'fail', text: `${name} does not accept order line ${line}, which is billed` }];
  }
  const changed: string[] = [];
  if (ordered && quantity && isOtherQuantity(ordered, quantity)) changed.push('quantity');
  if (ordered?.price && price && isOtherPrice(ordered.price, price)) changed.push('price');
  if (changed.length === 0) return [];
  return [{ outcome: 'review', text: `${name} changes the ${changed.join(' and the ')} of order line ${line}` }];
}

function isOtherQuantity(ordered: OrderLine, quantity: NonNullable<OrderResponseLine['quantity']>): boolean {
  return unitsDiffer(ordered.quantity, quantity) || !ordered.quantity.value.equals(quantity.value);
}

type StatedPrice = NonNullable<OrderResponseLine['price']>;

/** Compared across, so that 8.50 a piece and 850 a hundred are one price. */
function isOtherPrice(a: StatedPrice, b: StatedPrice): boolean {
  return !a.amount.times(b.baseQuantity).equals(b.amount.times(a.baseQuantity));
}
