import type { PlannedTile } from './split-plan.js';

const HEAD = ['receivable', 'holder', 'holderName', 'isPassed', 'currency', 'amountMinor', 'from', 'to'];

/** A fragment as it will be once all that is planned has happened, as rows of a table. Amounts and edges in minor units. */
export const planSheet = (
  receivable: string,
  tiles: readonly PlannedTile[],
  currency: string,
  nameOf: (party: string) => string,
): unknown[][] => [
  HEAD,
  ...tiles.map(({ from, to, holder, isPassed }) => [
    ...[receivable, holder, nameOf(holder), isPassed, currency, String(to - from), String(from), String(to)],
  ]),
];
