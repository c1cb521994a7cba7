import { taxCategoryKey } from '../documents/tax-category.js';
import type { Invoice, InvoiceLine } from '../documents/trade-document.js';

/** Lines that bear one tax, and what the invoice asks for them: taxable amount and tax. */
export interface TaxGroup {
  readonly lines: readonly InvoiceLine[];
  readonly totalMinor: bigint;
}

/** Undefined when a line cannot be tied to one tax subtotal. */
export function taxGroupsOf(invoice: Invoice): readonly TaxGroup[] | undefined {
  const byCategory = Map.groupBy(invoice.lines, ({ taxCategory }) => taxCategory && taxCategoryKey(taxCategory));
  const groups = invoice.taxSubtotals.map(({ category, taxable, tax }) => ({
    lines: byCategory.get(taxCategoryKey(category)) ?? [],
    totalMinor: taxable.value.amountMinor + tax.value.amountMinor,
  }));
  const grouped = groups.reduce((count, { lines }) => count + lines.length, 0);
  if (grouped === invoice.lines.length) return groups;
  const [only, ...others] = groups;
  return only && others.length === 0 && grouped === 0 ? [{ ...only, lines: invoice.lines }] : undefined;
}
