import { Decimal } from '@tallystick/kernel';
import type { TaxCategory } from '../domain/documents/tax-category.js';
import { VAT_CATEGORIES, type VatCategory } from '../domain/en16931/vat-category.js';
import { bent, onDocuments, type RuleCase } from './rule-cases.js';
import { type Billing, billing, ublInCategory } from './vat-samples.js';

type Part = 'line' | 'allowance' | 'charge';
const PARTS: readonly Part[] = ['line', 'allowance', 'charge'];

/** The sample with one part alone left in the category; the others have none. */
function only(part: Part, document: Billing): Billing {
  const none = { taxCategory: undefined };
  return {
    ...document,
    lines: document.lines.map((line, index) => (part === 'line' && index === 0 ? line : { ...line, ...none })),
    allowanceCharges: document.allowanceCharges.map((item) =>
      part === (item.isCharge ? 'charge' : 'allowance') ? item : { ...item, ...none },
    ),
  };
}

function withRate(document: Billing, part: Part, percent: Decimal | undefined): Billing {
  const rated = <T extends { readonly taxCategory: TaxCategory | undefined }>(item: T): T =>
    item.taxCategory ? { ...item, taxCategory: { ...item.taxCategory, percent } } : item;
  const alone = only(part, document);
  return { ...alone, lines: alone.lines.map(rated), allowanceCharges: alone.allowanceCharges.map(rated) };
}

/** Without numbers where the category asks for some, with one where it forbids them. */
function withWrongNumbers(document: Billing, { seller }: VatCategory): Billing {
  const vatId = seller === 'no VAT number' ? { scheme: 'VAT', value: 'SE1', where: '1:1' } : undefined;
  const terms = { ...document.seller.terms, vatId, taxId: undefined };
  return {
    ...document,
    seller: { ...document.seller, terms },
    terms: { ...document.terms, taxRepresentative: undefined },
  };
}

const WRONG_RATES: Readonly<Record<VatCategory['rate'], Decimal>> = {
  'above zero': Decimal.ZERO,
  zero: Decimal.of(5n),
  'zero or more': Decimal.of(-1n),
  'left out': Decimal.ZERO,
};

function casesOf(category: VatCategory): readonly (readonly [string, RuleCase])[] {
  const { prefix, code, exemption } = category;
  const xml = ublInCategory(code);
  const sample = billing(xml);
  const onModel = (number: number, refuse: (document: Billing) => Billing, accepted = sample) =>
    [`BR-${prefix}-${String(number).padStart(2, '0')}`, onDocuments(accepted, refuse(accepted))] as const;
  return [
    onModel(1, (document) => ({ ...document, taxSubtotals: [] })),
    ...PARTS.map((part, index) =>
      onModel(2 + index, (document) => withWrongNumbers(document, category), only(part, sample)),
    ),
    ...PARTS.map((part, index) =>
      onModel(5 + index, (document) => withRate(document, part, WRONG_RATES[category.rate]), only(part, sample)),
    ),
    [`BR-${prefix}-08`, bent(/(<cbc:TaxableAmount currencyID="EUR">[0-9]+)\.00/, '$1.01', xml)] as const,
    [`BR-${prefix}-09`, bent(/(<cac:TaxSubtotal>.*?<cbc:TaxAmount currencyID="EUR">)[0-9]+\./, '$1999.', xml)] as const,
    onModel(10, (document) => ({
      ...document,
      taxSubtotals: document.taxSubtotals.map((subtotal) => ({
        ...subtotal,
        exemption: { code: '', text: exemption === 'given' ? '' : 'no tax' },
      })),
    })),
  ];
}

const intraCommunity = billing(ublInCategory('K'));
const notSubject = billing(ublInCategory('O'));
const other: TaxCategory = { id: 'Z', percent: Decimal.ZERO };

const otherwise = (isCharge: boolean): Billing => ({
  ...notSubject,
  allowanceCharges: notSubject.allowanceCharges.map((item) =>
    item.isCharge === isCharge ? { ...item, taxCategory: other } : item,
  ),
});

/** An accepted and a refused invoice for every rule on VAT categories. */
export const VAT_RULE_CASES: Readonly<Record<string, RuleCase>> = {
  ...Object.fromEntries(VAT_CATEGORIES.flatMap(casesOf)),
  'BR-IC-11': onDocuments(intraCommunity, {
    ...intraCommunity,
    terms: { ...intraCommunity.terms, delivery: undefined, period: undefined },
  }),
  'BR-IC-12': onDocuments(intraCommunity, {
    ...intraCommunity,
    terms: { ...intraCommunity.terms, delivery: undefined },
  }),
  'BR-O-11': onDocuments(notSubject, {
    ...notSubject,
    taxSubtotals: [...notSubject.taxSubtotals, ...intraCommunity.taxSubtotals],
  }),
  'BR-O-12': onDocuments(notSubject, {
    ...notSubject,
    lines: notSubject.lines.map((line) => ({ ...line, taxCategory: other })),
  }),
  'BR-O-13': onDocuments(notSubject, otherwise(false)),
  'BR-O-14': onDocuments(notSubject, otherwise(true)),
};
