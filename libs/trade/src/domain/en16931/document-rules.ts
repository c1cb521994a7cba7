import type { BillingDocument } from '../documents/trade-document.js';
import type { Period } from '../documents/invoice-terms.js';
import { type Breach, breachIf, breaches, given, type Rule } from './rule.js';

/** UNCL 4461: credit transfer, and SEPA credit transfer. */
const CREDIT_TRANSFERS = new Set(['30', '58']);

export function isReversed({ start, end }: Period): boolean {
  return start !== undefined && end !== undefined && end.value < start.value;
}

/** No more than its end may be shown of a card's number, and no fewer digits tell one card from another. */
function isCardNumberWrong({ number }: { readonly number: string }): boolean {
  return number.replace(/[^0-9]/g, '').length < 4 || number.length > 10;
}

function hasAccount({ transfers }: { readonly transfers: readonly { readonly account: string }[] }): boolean {
  return transfers.some(({ account }) => account !== '');
}

function taxInTaxCurrency({ terms, totals }: BillingDocument): Breach[] {
  const { taxCurrency, taxInTaxCurrency: tax } = terms;
  return breachIf(
    taxCurrency !== '' && tax === undefined,
    totals.taxInclusive.where,
    `tax is accounted for in ${taxCurrency.slice(0, 10)}, and its total is not given in it`,
  );
}

function whenDue({ totals: { payable }, dueDate, terms }: BillingDocument): Breach[] {
  return breachIf(
    payable.value.amountMinor > 0n && dueDate === undefined && terms.paymentTerms === '',
    payable.where,
    'something is to be paid, and neither a due date nor terms of payment say when',
  );
}

/** What the whole document says: its kind, periods, references, delivery and payment. */
export const DOCUMENT_RULES: readonly Rule[] = [
  {
    id: 'BR-01',
    terms: ['BT-24'],
    check: ({ terms, number }) =>
      breachIf(terms.specification === '', number.where, 'no specification is named that the document follows'),
  },
  {
    id: 'BR-04',
    terms: ['BT-3'],
    check: ({ typeCode, number }) => breachIf(typeCode === '', number.where, 'no code says what type of invoice it is'),
  },
  {
    id: 'BR-29',
    terms: ['BT-73', 'BT-74'],
    check: ({ terms }) => breaches(given(terms.period), isReversed, 'the invoicing period ends before it starts'),
  },
  {
    id: 'BR-49',
    terms: ['BT-81'],
    check: ({ terms }) => breaches(terms.payments, ({ means }) => means === '', 'no code says by what means to pay'),
  },
  {
    id: 'BR-50',
    terms: ['BT-84'],
    check: ({ terms }) =>
      breaches(
        terms.payments.flatMap(({ transfers }) => transfers),
        ({ account }) => account === '',
        'a credit transfer is described without the account that it goes to',
      ),
  },
  {
    id: 'BR-51',
    terms: ['BT-87'],
    check: ({ terms }) =>
      breaches(
        terms.payments.flatMap(({ card }) => given(card)),
        isCardNumberWrong,
        'of a payment card the last 4 to 6 digits are given, and not the whole number',
      ),
  },
  {
    id: 'BR-52',
    terms: ['BT-122'],
    check: ({ terms }) =>
      breaches(terms.supportingDocuments, ({ id }) => id === '', 'a supporting document has no identifier'),
  },
  { id: 'BR-53', terms: ['BT-6', 'BT-111'], check: taxInTaxCurrency },
  {
    id: 'BR-55',
    terms: ['BT-25'],
    check: ({ terms }) =>
      breaches(
        terms.precedingInvoices,
        ({ number }) => number === '',
        'an earlier invoice is referred to without number',
      ),
  },
  {
    id: 'BR-57',
    terms: ['BT-80'],
    check: ({ terms }) =>
      breaches(
        given(terms.delivery?.address),
        ({ country }) => country === '',
        'the address that goods went to names no country',
      ),
  },
  {
    id: 'BR-61',
    terms: ['BT-81', 'BT-84'],
    check: ({ terms }) =>
      breaches(
        terms.payments,
        (payment) => CREDIT_TRANSFERS.has(payment.means) && !hasAccount(payment),
        'payment is by credit transfer, and no account is given',
      ),
  },
  {
    id: 'BR-CO-03',
    terms: ['BT-7', 'BT-8'],
    check: ({ terms: { taxPointDate, taxPointCode } }) =>
      breaches(
        given(taxPointDate),
        () => taxPointCode !== '',
        'the tax point is given as a date and as a code, which may not agree',
      ),
  },
  {
    id: 'BR-CO-19',
    terms: ['BG-14'],
    check: ({ terms }) =>
      breaches(
        given(terms.period),
        // UBL keeps the code of the tax point in the period's element.
        ({ start, end }) => !start && !end && terms.taxPointCode === '',
        'an invoicing period has neither start nor end',
      ),
  },
  { id: 'BR-CO-25', terms: ['BT-9', 'BT-20', 'BT-115'], check: whenDue },
];
