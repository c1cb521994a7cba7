import type { FindingRule } from '../finding-rules.js';
import { divideRoundedHalfUp, Money, pow10 } from '@tallystick/kernel';
import { type TaxCategory, taxCategoryKey } from '../documents/tax-category.js';
import type { BillingDocument, TaxSubtotal } from '../documents/trade-document.js';
import { isKnownTaxRate } from './tax-rates.js';
import { netOfAllowanceCharges, type Reckoning, sum } from './reckoning.js';

/** EN 16931 numbers the rule "taxable amount of a category" once per category of UNCL 5305. */
const TAXABLE_RULES: ReadonlyMap<string, FindingRule> = new Map(
  Object.entries<FindingRule>({
    S: 'BR-S-08',
    Z: 'BR-Z-08',
    E: 'BR-E-08',
    AE: 'BR-AE-08',
    K: 'BR-IC-08',
    G: 'BR-G-08',
    O: 'BR-O-08',
    L: 'BR-AF-08',
    M: 'BR-AG-08',
  }),
);

export function reckonTax(reckoning: Reckoning, invoice: BillingDocument): void {
  const zero = Money.zero(invoice.currency);
  if (invoice.taxSubtotals.length === 0) {
    reckonWithoutSubtotals(reckoning, invoice, zero);
    return;
  }
  const taxes = invoice.taxSubtotals.map(({ tax }) => tax.value);
  if (invoice.tax) reckoning.expect('BR-CO-14', 'the invoice total tax', invoice.tax, sum(taxes, zero));
  reckonTaxable(reckoning, invoice, zero);
  for (const subtotal of invoice.taxSubtotals) reckonSubtotal(reckoning, invoice, subtotal);
}

/** UBL lets the subtotals be left out. Then the rates of the lines must bear the tax out; where they are left out too, nothing does. */
function reckonWithoutSubtotals(reckoning: Reckoning, invoice: BillingDocument, zero: Money): void {
  const { tax } = invoice;
  if (!tax || tax.value.equals(zero)) return;
  const categories = [...invoice.lines, ...invoice.allowanceCharges].map(({ taxCategory }) => taxCategory);
  if (categories.some((category) => category?.percent === undefined)) {
    reckoning.warn('tax-unfounded', tax.where, 'neither tax subtotals nor the rates of all lines bear the tax out');
    return;
  }
  const byKey = new Map(categories.flatMap((category) => (category ? [[taxCategoryKey(category), category]] : [])));
  const taxables = taxableByCategory(invoice, zero);
  const taxes = [...byKey].map(([key, category]) => {
    holdRate(reckoning, invoice, category, tax.where);
    return expectedTax(taxables.get(key) ?? zero, category);
  });
  reckoning.expect('BR-CO-14', 'the invoice total tax', tax, sum(taxes, zero), taxSlackMinor(invoice));
}

/** Lines may leave the category out where the paper has but one; then only the whole can be held to the whole. */
function reckonTaxable(reckoning: Reckoning, invoice: BillingDocument, zero: Money): void {
  const { taxSubtotals, totals } = invoice;
  if (taxSubtotals.length === 0) return;
  const parts = [...invoice.lines, ...invoice.allowanceCharges];
  if (parts.some(({ taxCategory }) => isOpen(taxCategory))) {
    const expected = sum(
      taxSubtotals.map(({ taxable }) => taxable.value),
      zero,
    );
    reckoning.expect('tax-taxable-sum', 'the total without tax', totals.taxExclusive, expected);
    return;
  }
  const keys = new Set(taxSubtotals.map(({ category }) => taxCategoryKey(category)));
  if (keys.size < taxSubtotals.length) {
    reckoning.error(
      'tax-subtotal-repeated',
      taxSubtotals[0]?.where ?? '',
      'two tax subtotals have the same category and rate',
    );
  }
  for (const { taxCategory, where } of parts) {
    if (taxCategory && !keys.has(taxCategoryKey(taxCategory))) {
      reckoning.error('tax-subtotal-missing', where, `tax ${taxCategoryKey(taxCategory)} has no tax subtotal`);
    }
  }
  const taxables = taxableByCategory(invoice, zero);
  for (const { category, taxable } of taxSubtotals) {
    const rule = TAXABLE_RULES.get(category.id) ?? 'tax-taxable';
    const key = taxCategoryKey(category);
    reckoning.expect(rule, `the taxable amount of ${key}`, taxable, taxables.get(key) ?? zero);
  }
}

/** The standard rate is no rate until the paper says which. */
function isOpen(category: TaxCategory | undefined): boolean {
  return !category || (category.id === 'S' && category.percent === undefined);
}

/** In one pass: a paper may have thousands of lines, and as many categories. */
function taxableByCategory(invoice: BillingDocument, zero: Money): ReadonlyMap<string, Money> {
  const lines = invoice.lines.map(({ taxCategory, netAmount }) => ({ taxCategory, amount: netAmount.value }));
  const extras = invoice.allowanceCharges.map((extra) => ({
    taxCategory: extra.taxCategory,
    amount: netOfAllowanceCharges([extra], zero),
  }));
  const taxables = new Map<string, Money>();
  for (const { taxCategory, amount } of [...lines, ...extras]) {
    if (!taxCategory) continue;
    const key = taxCategoryKey(taxCategory);
    taxables.set(key, (taxables.get(key) ?? zero).plus(amount));
  }
  return taxables;
}

function reckonSubtotal(
  reckoning: Reckoning,
  invoice: BillingDocument,
  { category, taxable, tax, where }: TaxSubtotal,
): void {
  holdRate(reckoning, invoice, category, where);
  const what = `the tax at ${taxCategoryKey(category)}`;
  reckoning.expect('BR-CO-17', what, tax, expectedTax(taxable.value, category), taxSlackMinor(invoice));
}

/** A category's rate of its taxable amount, rounded half-up to the minor unit. */
export function expectedTax({ amountMinor, currency }: Money, { percent }: TaxCategory): Money {
  const tax = percent ? divideRoundedHalfUp(amountMinor * percent.unscaled, pow10(percent.scale + 2)) : 0n;
  return Money.ofMinor(tax, currency);
}

/** Tax is financed with the goods and no other paper states it: an invented rate would make much of little. */
function holdRate(reckoning: Reckoning, invoice: BillingDocument, { percent }: TaxCategory, where: string): void {
  const [countries, day] = [taxCountriesOf(invoice), invoice.issueDate.value];
  if (!percent || percent.isZero() || countries.some((country) => isKnownTaxRate(percent, country, day))) return;
  const places = countries.length > 0 ? countries.join(' and ') : 'a seller of no known country';
  const message = `a tax rate of ${percent.toString()}%, which ${places} is not known to have had on ${day}`;
  reckoning.warn('tax-rate-unknown', where, message);
}

/** A seller with a Chinese code taxes as China does; another where it is, where it has its VAT number, or where somebody represents it. */
function taxCountriesOf({ seller, currency, terms: { taxRepresentative } }: BillingDocument): readonly string[] {
  if (seller.uscc !== '') return ['CN'];
  const named = [seller, taxRepresentative].flatMap((party) => [
    party?.terms.address?.country.toUpperCase() ?? '',
    party?.terms.vatId?.value.slice(0, 2).toUpperCase() ?? '',
  ]);
  const countries = [...new Set(named.filter((country) => /^[A-Z]{2}$/.test(country)))];
  return countries.length === 0 && currency.code === 'CNY' ? ['CN'] : countries;
}

/** Chinese e-invoices round the tax of every line and add up: each line can be half a minor unit away from the tax on the sum. */
export function taxSlackMinor({ lines }: BillingDocument): bigint {
  return BigInt(Math.max(1, Math.ceil(lines.length / 2)));
}
