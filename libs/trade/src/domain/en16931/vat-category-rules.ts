import type { TaxCategory } from '../documents/tax-category.js';
import type { BillingDocument } from '../documents/trade-document.js';
import { expectedTax, taxSlackMinor } from '../totals/tax-totals.js';
import { allowancesOf, chargesOf } from './allowance-rules.js';
import { type Breach, breachIf, breaches, type Rule } from './rule.js';
import type { VatCategory } from './vat-category.js';

interface Categorised {
  readonly taxCategory: TaxCategory | undefined;
  readonly where: string;
}

interface Part {
  readonly name: string;
  readonly of: (document: BillingDocument) => readonly Categorised[];
  readonly category: string;
  readonly rate: string;
}

const LINES: Part = { name: 'a line', of: ({ lines }) => lines, category: 'BT-151', rate: 'BT-152' };
const ALLOWANCES: Part = { name: 'an allowance', of: allowancesOf, category: 'BT-95', rate: 'BT-96' };
const CHARGES: Part = { name: 'a charge', of: chargesOf, category: 'BT-102', rate: 'BT-103' };
const PARTS = [LINES, ALLOWANCES, CHARGES] as const;

/** The ten rules of one VAT category, less the eighth, the taxable amount, which is reckoned of every invoice. */
export function rulesOfVatCategory(category: VatCategory): readonly Rule[] {
  const { code } = category;
  const id = (number: number) => `BR-${category.prefix}-${String(number).padStart(2, '0')}`;
  const within = (part: Part, document: BillingDocument) =>
    part.of(document).filter(({ taxCategory }) => taxCategory?.id === code);
  const breakdown = ({ taxSubtotals }: BillingDocument) => taxSubtotals.filter((part) => part.category.id === code);
  return [
    {
      id: id(1),
      terms: ['BT-118', ...PARTS.map((part) => part.category)],
      check: (document) =>
        brokenDown(
          category,
          PARTS.flatMap((part) => within(part, document)),
          breakdown(document).length,
        ),
    },
    ...PARTS.map((part, index) => ({
      id: id(2 + index),
      terms: [part.category, 'BT-31', 'BT-32', 'BT-47', 'BT-48', 'BT-63'],
      check: (document: BillingDocument) => numbersGiven(category, part, within(part, document), document),
    })),
    ...PARTS.map((part, index) => ({
      id: id(5 + index),
      terms: [part.category, part.rate],
      check: (document: BillingDocument) =>
        breaches(
          within(part, document),
          ({ taxCategory }) => !isRateRight(category, taxCategory),
          `the rate of ${part.name} that is ${category.name} is ${category.rate}`,
        ),
    })),
    { id: id(9), terms: ['BT-116', 'BT-117', 'BT-119'], check: (document) => taxRight(category, document) },
    {
      id: id(10),
      terms: ['BT-120', 'BT-121'],
      check: (document) =>
        breaches(
          breakdown(document),
          ({ exemption }) => (exemption.code !== '' || exemption.text !== '') !== (category.exemption === 'given'),
          `for what is ${category.name} the reason why no tax is due is ${category.exemption}`,
        ),
    },
  ];
}

function brokenDown({ name, breakdown }: VatCategory, parts: readonly Categorised[], found: number): Breach[] {
  const [first] = parts;
  const isRight = breakdown === 'one' ? found === 1 : found > 0;
  const wanted = breakdown === 'one' ? 'once' : 'once for each rate';
  return breachIf(
    first !== undefined && !isRight,
    first?.where ?? '',
    `what is ${name} is in the VAT breakdown ${wanted}, not ${found} times`,
  );
}

function numbersGiven(
  { name, seller, buyer }: VatCategory,
  part: Part,
  within: readonly Categorised[],
  document: BillingDocument,
): Breach[] {
  const [first] = within;
  if (!first) return [];
  const own = document.seller.terms;
  const hasVat = own.vatId !== undefined || document.terms.taxRepresentative?.terms.vatId !== undefined;
  const isSellerRight = {
    'VAT or tax number': hasVat || own.taxId !== undefined,
    'VAT number': hasVat,
    'no VAT number': !hasVat,
  }[seller];
  const other = document.buyer.terms;
  const isBuyerRight = {
    'VAT or legal number': other.vatId !== undefined || other.legalId !== undefined,
    'VAT number': other.vatId !== undefined,
    'no VAT number': other.vatId === undefined,
    anything: true,
  }[buyer];
  const message = (who: string, what: string) => `with ${part.name} that is ${name} the ${who} gives ${what}`;
  return [
    ...breachIf(!isSellerRight, first.where, message('seller', seller)),
    ...breachIf(!isBuyerRight, first.where, message('buyer', buyer)),
  ];
}

function isRateRight({ rate }: VatCategory, category: TaxCategory | undefined): boolean {
  const percent = category?.percent;
  if (percent === undefined) return rate === 'left out';
  return {
    'above zero': !percent.isNegative() && !percent.isZero(),
    zero: percent.isZero(),
    'zero or more': !percent.isNegative(),
    'left out': false,
  }[rate];
}

/** Taxed categories: the rate of the taxable amount, to within what rounding line by line explains. Others: nothing. */
function taxRight({ code, name, breakdown }: VatCategory, document: BillingDocument): Breach[] {
  const slack = breakdown === 'one' ? 0n : taxSlackMinor(document);
  return document.taxSubtotals
    .filter(({ category }) => category.id === code)
    .flatMap(({ taxable, tax, category }) => {
      const expected = breakdown === 'one' ? 0n : expectedTax(taxable.value, category).amountMinor;
      const off = tax.value.amountMinor - expected;
      const isOff = off > slack || -off > slack;
      return breachIf(isOff, tax.where, `the tax on what is ${name} is not its rate of the taxable amount`);
    });
}
