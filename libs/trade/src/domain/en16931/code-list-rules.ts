import type { InvoiceParty } from '../documents/paper-party.js';
import type { SchemedId } from '../documents/party-terms.js';
import type { BillingDocument } from '../documents/trade-document.js';
import { allowancesOf, chargesOf, lineAllowancesOf, lineChargesOf } from './allowance-rules.js';
import type { CodeList } from './codes/code-list.js';
import { ATTACHMENT_TYPES, COUNTRIES, CURRENCIES } from './codes/other-codes.js';
import { ADDRESS_SCHEMES, EXEMPTION_REASONS, ICD } from './codes/scheme-codes.js';
import { UNITS } from './codes/unit-codes.js';
import * as untdid from './codes/untdid-codes.js';
import { given, type Rule } from './rule.js';

interface Coded {
  /** Empty when none is given; that one has to be is other rules' business. */
  readonly code: string;
  readonly where: string;
}

type CodesOf = (document: BillingDocument) => readonly Coded[];

const QUOTED_CHARACTERS = 30;

function fromList(number: string, terms: readonly string[], list: CodeList, of: CodesOf): Rule {
  return {
    id: `BR-CL-${number}`,
    terms,
    check: (document) =>
      of(document)
        .filter(({ code }) => code !== '' && !list.has(code))
        .map(({ code, where }) => ({
          where,
          message: `"${code.slice(0, QUOTED_CHARACTERS)}" is no code of ${list.name}`,
        })),
  };
}

const schemeOf = ({ scheme, where }: SchemedId): Coded => ({ code: scheme, where });
const categoryOf = ({ id }: { readonly id: string }, where: string): Coded => ({ code: id, where });

const partiesOf = ({ seller, buyer, terms }: BillingDocument): readonly InvoiceParty[] => [
  seller,
  buyer,
  ...given(terms.payee),
  ...given(terms.taxRepresentative),
];

const countriesOf: CodesOf = (document) =>
  [...partiesOf(document).map(({ terms }) => terms.address), document.terms.delivery?.address]
    .flatMap(given)
    .map(({ country, where }) => ({ code: country, where }));

const reasonsOf =
  (...of: readonly (typeof allowancesOf)[]): CodesOf =>
  (document) =>
    of.flatMap((each) => each(document)).map(({ reasonCode, where }) => ({ code: reasonCode, where }));

const unitsOf: CodesOf = ({ lines }) =>
  lines.flatMap(({ quantity, price }) => [
    { code: quantity.unit, where: quantity.where },
    ...given(price).map(({ baseUnit, where }) => ({ code: baseUnit, where })),
  ]);

const objectsOf: CodesOf = ({ terms, lines }) =>
  [terms.references.object, ...lines.map((line) => line.terms.object)].flatMap(given).map(schemeOf);

/**
 * What is given by a code is given by one of the list. That an invoice and its amounts are in a currency (BR-CL-03, BR-CL-04) is seen in
 * reading, as `currency-unknown` and `currency-mixed`.
 */
export const CODE_LIST_RULES: readonly Rule[] = [
  fromList('01', ['BT-3'], untdid.DOCUMENT_TYPES, ({ typeCode, number }) => [{ code: typeCode, where: number.where }]),
  fromList('05', ['BT-6'], CURRENCIES, ({ terms, totals }) => [
    { code: terms.taxCurrency, where: totals.taxInclusive.where },
  ]),
  fromList('06', ['BT-8'], untdid.TAX_POINTS, ({ terms, number }) => [
    { code: terms.taxPointCode, where: terms.period?.where ?? number.where },
  ]),
  fromList('07', ['BT-18-1', 'BT-128-1'], untdid.REFERENCE_TYPES, objectsOf),
  fromList('08', ['BT-21'], untdid.NOTE_SUBJECTS, ({ terms }) =>
    terms.notes.map(({ subject, where }) => ({ code: subject, where })),
  ),
  fromList('10', ['BT-29-1', 'BT-46-1', 'BT-60-1'], ICD, (document) =>
    partiesOf(document).flatMap(({ terms }) => terms.ids.map(schemeOf)),
  ),
  fromList('11', ['BT-30-1', 'BT-47-1', 'BT-61-1'], ICD, (document) =>
    partiesOf(document).flatMap(({ terms }) => given(terms.legalId).map(schemeOf)),
  ),
  fromList('13', ['BT-158-1'], untdid.ITEM_CLASSIFICATIONS, ({ lines }) =>
    lines.flatMap(({ terms }) => terms.classifications.map(schemeOf)),
  ),
  fromList('14', ['BT-40', 'BT-55', 'BT-69', 'BT-80'], COUNTRIES, countriesOf),
  fromList('15', ['BT-159'], COUNTRIES, ({ lines }) =>
    lines.map(({ terms, where }) => ({ code: terms.origin, where })),
  ),
  fromList('16', ['BT-81'], untdid.PAYMENT_MEANS, ({ terms }) =>
    terms.payments.map(({ means, where }) => ({ code: means, where })),
  ),
  fromList('17', ['BT-95', 'BT-102', 'BT-118'], untdid.TAX_CATEGORIES, ({ taxSubtotals, allowanceCharges }) => [
    ...taxSubtotals.map(({ category, where }) => categoryOf(category, where)),
    ...allowanceCharges.flatMap(({ taxCategory, where }) =>
      given(taxCategory).map((category) => categoryOf(category, where)),
    ),
  ]),
  fromList('18', ['BT-151'], untdid.TAX_CATEGORIES, ({ lines }) =>
    lines.flatMap(({ taxCategory, where }) => given(taxCategory).map((category) => categoryOf(category, where))),
  ),
  fromList('19', ['BT-98', 'BT-140'], untdid.ALLOWANCE_REASONS, reasonsOf(allowancesOf, lineAllowancesOf)),
  fromList('20', ['BT-105', 'BT-145'], untdid.CHARGE_REASONS, reasonsOf(chargesOf, lineChargesOf)),
  fromList('21', ['BT-157-1'], ICD, ({ lines }) => lines.flatMap(({ terms }) => given(terms.standardId).map(schemeOf))),
  fromList('22', ['BT-121'], EXEMPTION_REASONS, ({ taxSubtotals }) =>
    taxSubtotals.map(({ exemption, where }) => ({ code: exemption.code.toUpperCase(), where })),
  ),
  fromList('23', ['BT-130', 'BT-150'], UNITS, unitsOf),
  fromList('24', ['BT-125-1'], ATTACHMENT_TYPES, ({ terms }) =>
    terms.supportingDocuments.map(({ mimeCode, where }) => ({ code: mimeCode, where })),
  ),
  fromList('25', ['BT-34-1', 'BT-49-1'], ADDRESS_SCHEMES, ({ seller, buyer }) =>
    [seller, buyer].flatMap(({ terms }) => given(terms.endpoint).map(schemeOf)),
  ),
  fromList('26', ['BT-71-1'], ICD, ({ terms }) => given(terms.delivery?.location).map(schemeOf)),
];
