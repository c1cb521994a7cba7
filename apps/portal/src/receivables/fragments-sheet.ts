import type { Fragment } from './tiles.js';

const HEAD = [
  ...['receivable', 'holder', 'holderName', 'currency', 'amountMinor', 'from', 'to', 'programme'],
  ...['pledgee', 'pledgeeName', 'locked', 'frozen', 'disputed', 'recourse', 'recourseName'],
];

/** As the API has nobody. */
const NOBODY = '0';

/** Whoever the sheet names: for their names to be there when it is made. */
export const partiesOf = (fragments: readonly Fragment[]): string[] =>
  [...new Set(fragments.flatMap(({ holder, pledgee, recourse }) => [holder, pledgee, recourse]))].filter(
    (party) => party !== NOBODY,
  );

/** Who holds what of a claim as rows of a table, under the names that the service has. Amounts and edges in minor units; nobody is an empty cell. */
export function fragmentsSheet(
  fragments: readonly Fragment[],
  currency: string,
  nameOf: (party: string) => string,
): unknown[][] {
  const named = (party: string) => (party === NOBODY ? ['', ''] : [party, nameOf(party)]);
  return [
    HEAD,
    ...fragments.map(({ receivable, holder, amountMinor, from, to, programme, pledgee, recourse, ...marks }) => [
      ...[receivable, ...named(holder), currency, amountMinor, from, to, programme === NOBODY ? '' : programme],
      ...[...named(pledgee), marks.locked, marks.frozen, marks.disputed, ...named(recourse)],
    ]),
  ];
}
