declare const orderLineKey: unique symbol;
/** One line of one order, as papers refer to it. */
export type OrderLineKey = string & { readonly [orderLineKey]: true };

/** Cannot occur in XML, so that no number can pretend to be an order and a line. */
const SEPARATOR = '\u0000';

/** A reference in the form in which two of them compare. Leading zeros count here: `10` and `0010` may be two lines. */
export function canonicalReference(reference: string): string {
  // Nearly all are plain, and a folder of thousands compares millions.
  if (/^[\x21-\x7E]*$/.test(reference)) return reference.toUpperCase();
  return reference.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
}

export function keyOfOrderLine(order: string, line: string): OrderLineKey {
  return `${canonicalReference(order)}${SEPARATOR}${canonicalReference(line)}` as OrderLineKey;
}

/** `PO-7/10`, for messages. */
export function describeOrderLine(key: OrderLineKey): string {
  return key.replace(SEPARATOR, '/');
}

export function orderOfKey(key: OrderLineKey): string {
  return key.slice(0, key.indexOf(SEPARATOR));
}
