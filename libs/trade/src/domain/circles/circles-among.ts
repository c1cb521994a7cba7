import type { CircleRules } from './circle-rules.js';
import type { CircleSeen } from '@tallystick/act-types';
import type { InvoiceIdentity } from '../duplicates/invoice-identity.js';
import { circleSeen, saleOf } from './circle-seen.js';
import { findCircles, SaleGraph } from './find-circles.js';

/** The circles that invoices make with one another, by the SHA-256 of each invoice that is a step of one. */
export function circlesAmong(
  invoices: readonly InvoiceIdentity[],
  rules: CircleRules,
): ReadonlyMap<string, readonly CircleSeen[]> {
  const { circles } = findCircles(new SaleGraph(invoices.flatMap((invoice) => saleOf(invoice) ?? [])), rules);
  const steps = circles.flatMap((circle) => circle.map(({ id }) => ({ id, seen: circleSeen(circle) })));
  return new Map([...Map.groupBy(steps, ({ id }) => id)].map(([id, list]) => [id, list.map(({ seen }) => seen)]));
}
