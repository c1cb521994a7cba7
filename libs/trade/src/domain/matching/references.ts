declare const orderLineKey: unique symbol;
/** One line of one order, as papers refer to it. */
export type OrderLineKey = string & { readonly [orderLineKey]: true };

/** A reference in the form in which two of them compare. Leading zeros count here: `10` and `0010` may be two lines. */
export function canonicalReference(reference: string): string {
  return reference.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
}

export function keyOfOrderLine(order: string, line: string): OrderLineKey {
  return JSON.stringify([canonicalReference(order), canonicalReference(line)]) as OrderLineKey;
}

/** `PO-7/10`, for messages. */
export function describeOrderLine(key: OrderLineKey): string {
  return (JSON.parse(key) as string[]).join('/');
}

export function orderOfKey(key: OrderLineKey): string {
  return (JSON.parse(key) as string[])[0] ?? '';
}
