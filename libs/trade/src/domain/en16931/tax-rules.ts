import type { BillingDocument } from '../documents/trade-document.js';
import { isCountryCode } from './country-codes.js';
import { type Breach, breachIf, breaches, given, type Rule } from './rule.js';

/** VAT numbers of Greece have EL where ISO 3166-1 has GR; those of Northern Ireland have XI (Windsor Framework). */
const PREFIXES_BEYOND_ISO = new Set(['EL', 'XI']);
const NOT_SUBJECT = 'O';
const ITALIAN_SPLIT_PAYMENT = 'B';

function vatNumbersHaveCountries({ seller, buyer, terms }: BillingDocument): Breach[] {
  const parties = [seller, buyer, ...given(terms.taxRepresentative)];
  return breaches(
    parties.flatMap((party) => given(party.terms.vatId)),
    ({ value }) => !isCountryCode(value.slice(0, 2)) && !PREFIXES_BEYOND_ISO.has(value.slice(0, 2)),
    'a VAT number starts with the code of the country that gave it',
  );
}

const usesSplitPayment = ({ lines, allowanceCharges }: BillingDocument) =>
  [...lines, ...allowanceCharges].filter(({ taxCategory }) => taxCategory?.id === ITALIAN_SPLIT_PAYMENT);

function splitPaymentIsItalian(document: BillingDocument): Breach[] {
  const countries = [document.seller, document.buyer].map(({ terms }) => terms.address?.country);
  const [first] = usesSplitPayment(document);
  return breachIf(
    first !== undefined && countries.some((country) => country !== 'IT'),
    first?.where ?? '',
    'split payment is for invoices within Italy',
  );
}

function splitPaymentIsNotStandard(document: BillingDocument): Breach[] {
  if (usesSplitPayment(document).length === 0) return [];
  return breaches(
    [...document.lines, ...document.allowanceCharges],
    ({ taxCategory }) => taxCategory?.id === 'S',
    'with split payment nothing on the invoice is standard rated',
  );
}

/** The VAT breakdown and VAT numbers. That a breakdown has its amounts (BR-45, BR-46) is seen in reading. */
export const TAX_RULES: readonly Rule[] = [
  {
    id: 'BR-47',
    terms: ['BT-118'],
    check: ({ taxSubtotals }) =>
      breaches(taxSubtotals, ({ category }) => category.id === '', 'a part of the VAT breakdown has no category'),
  },
  {
    id: 'BR-48',
    terms: ['BT-119'],
    check: ({ taxSubtotals }) =>
      breaches(
        taxSubtotals,
        ({ category }) => category.percent === undefined && category.id !== NOT_SUBJECT,
        'a part of the VAT breakdown has no rate',
      ),
  },
  { id: 'BR-CO-09', terms: ['BT-31', 'BT-48', 'BT-63'], check: vatNumbersHaveCountries },
  {
    id: 'BR-CO-18',
    terms: ['BG-23'],
    check: ({ taxSubtotals, totals }) =>
      breachIf(taxSubtotals.length === 0, totals.taxExclusive.where, 'there is no VAT breakdown'),
  },
  { id: 'BR-B-01', terms: ['BT-151', 'BT-95', 'BT-102'], check: splitPaymentIsItalian },
  { id: 'BR-B-02', terms: ['BT-151', 'BT-95', 'BT-102'], check: splitPaymentIsNotStandard },
];
