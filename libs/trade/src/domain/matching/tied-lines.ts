import type { MovementLine, OrderLineReference } from '../documents/trade-document.js';
import { keyOfOrderLine, type OrderLineKey } from './references.js';
import { type CommonPapers, inPaperOrder } from './trade.js';

/** A line of an advice with the order lines that it is about. */
export interface TiedLine {
  readonly line: MovementLine;
  readonly references: readonly OrderLineReference[];
}

export function despatchedLines({ despatches }: CommonPapers): readonly TiedLine[] {
  return inPaperOrder(despatches).flatMap(({ document }) =>
    document.lines.map((line) => ({ line, references: line.orderLines })),
  );
}

/** A receipt may name order lines itself, or the lines of the despatch advice that it answers. */
export function receivedLines({ despatches, receipts }: CommonPapers): readonly TiedLine[] {
  const despatched = new Map(
    despatches.flatMap(({ document }) =>
      document.lines.map((line) => [keyOfOrderLine(document.number.value, line.id), line.orderLines] as const),
    ),
  );
  return inPaperOrder(receipts).flatMap(({ document }) =>
    document.lines.map((line) => ({ line, references: referencesOf(line, despatched) })),
  );
}

function referencesOf(
  { orderLines, despatchLines }: MovementLine,
  despatched: ReadonlyMap<OrderLineKey, readonly OrderLineReference[]>,
): readonly OrderLineReference[] {
  const own = orderLines.filter(({ order, line }) => order && line);
  if (own.length > 0) return own;
  return despatchLines.flatMap(({ despatch, line }) => despatched.get(keyOfOrderLine(despatch, line)) ?? []);
}
