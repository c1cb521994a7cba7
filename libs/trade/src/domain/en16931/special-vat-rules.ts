import type { BillingDocument } from '../documents/trade-document.js';
import { allowancesOf, chargesOf } from './allowance-rules.js';
import { type Breach, breachIf, breaches, type Rule } from './rule.js';

const INTRA_COMMUNITY = 'K';
const NOT_SUBJECT = 'O';

const firstIn = ({ taxSubtotals }: BillingDocument, code: string) =>
  taxSubtotals.find(({ category }) => category.id === code);

function supplyIsDated(document: BillingDocument): Breach[] {
  const supply = firstIn(document, INTRA_COMMUNITY);
  const { delivery, period } = document.terms;
  const isDated = delivery?.date !== undefined || period?.start !== undefined || period?.end !== undefined;
  const message = 'an intra-community supply has the day of its delivery or an invoicing period';
  return breachIf(supply !== undefined && !isDated, supply?.where ?? '', message);
}

function supplyHasDestination(document: BillingDocument): Breach[] {
  const supply = firstIn(document, INTRA_COMMUNITY);
  const country = document.terms.delivery?.address?.country ?? '';
  const message = 'an intra-community supply names the country that it went to';
  return breachIf(supply !== undefined && country === '', supply?.where ?? '', message);
}

interface Categorised {
  readonly taxCategory: { readonly id: string } | undefined;
  readonly where: string;
}

/** What is not subject to VAT shares no invoice with what is. */
const nothingElse =
  (of: (document: BillingDocument) => readonly Categorised[], what: string) => (document: BillingDocument) =>
    firstIn(document, NOT_SUBJECT)
      ? breaches(
          of(document),
          ({ taxCategory }) => taxCategory !== undefined && taxCategory.id !== NOT_SUBJECT,
          `an invoice not subject to VAT has ${what} of another category`,
        )
      : [];

/** Rules that one VAT category alone has. */
export const SPECIAL_VAT_RULES: readonly Rule[] = [
  { id: 'BR-IC-11', terms: ['BT-72', 'BG-14'], check: supplyIsDated },
  { id: 'BR-IC-12', terms: ['BT-80'], check: supplyHasDestination },
  {
    id: 'BR-O-11',
    terms: ['BT-118'],
    check: nothingElse(
      ({ taxSubtotals }) => taxSubtotals.map(({ category, where }) => ({ taxCategory: category, where })),
      'a part of the VAT breakdown',
    ),
  },
  { id: 'BR-O-12', terms: ['BT-151'], check: nothingElse(({ lines }) => lines, 'a line') },
  { id: 'BR-O-13', terms: ['BT-95'], check: nothingElse(allowancesOf, 'an allowance') },
  { id: 'BR-O-14', terms: ['BT-102'], check: nothingElse(chargesOf, 'a charge') },
];
