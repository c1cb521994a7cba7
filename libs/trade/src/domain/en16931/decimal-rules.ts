import type { BillingDocument } from '../documents/trade-document.js';
import { allowancesOf, chargesOf, lineAllowancesOf, lineChargesOf } from './allowance-rules.js';
import { breaches, given, type Rule } from './rule.js';

const PLACES_MAX = 2;

interface WrittenAmount {
  readonly decimals: number;
  readonly where: string;
}

type AmountsOf = (document: BillingDocument) => readonly WrittenAmount[];

const basesOf =
  (of: typeof allowancesOf): AmountsOf =>
  (document) =>
    of(document).flatMap(({ base }) => given(base));

const total =
  (name: keyof BillingDocument['totals']): AmountsOf =>
  ({ totals }) =>
    given(totals[name]);

/** The amounts that have two decimal places at most, as written; prices and quantities may have more. */
const AMOUNTS: readonly (readonly [number: string, term: string, of: AmountsOf])[] = [
  ['01', 'BT-92', allowancesOf],
  ['02', 'BT-93', basesOf(allowancesOf)],
  ['05', 'BT-99', chargesOf],
  ['06', 'BT-100', basesOf(chargesOf)],
  ['09', 'BT-106', total('lineExtension')],
  ['10', 'BT-107', total('allowances')],
  ['11', 'BT-108', total('charges')],
  ['12', 'BT-109', total('taxExclusive')],
  ['13', 'BT-110', ({ tax }) => given(tax)],
  ['14', 'BT-112', total('taxInclusive')],
  ['15', 'BT-111', ({ terms }) => given(terms.taxInTaxCurrency)],
  ['16', 'BT-113', total('prepaid')],
  ['17', 'BT-114', total('rounding')],
  ['18', 'BT-115', total('payable')],
  ['19', 'BT-116', ({ taxSubtotals }) => taxSubtotals.map(({ taxable }) => taxable)],
  ['20', 'BT-117', ({ taxSubtotals }) => taxSubtotals.map(({ tax }) => tax)],
  ['23', 'BT-131', ({ lines }) => lines.map(({ netAmount }) => netAmount)],
  ['24', 'BT-136', lineAllowancesOf],
  ['25', 'BT-137', basesOf(lineAllowancesOf)],
  ['27', 'BT-141', lineChargesOf],
  ['28', 'BT-142', basesOf(lineChargesOf)],
];

/** An amount with digits that its currency does not have at all cannot even be read; these are about zeros and finer currencies. */
export const DECIMAL_RULES: readonly Rule[] = AMOUNTS.map(([number, term, of]) => ({
  id: `BR-DEC-${number}`,
  terms: [term],
  check: (document) =>
    breaches(
      of(document),
      ({ decimals }) => decimals > PLACES_MAX,
      `an amount is written with at most ${PLACES_MAX} decimal places`,
    ),
}));
