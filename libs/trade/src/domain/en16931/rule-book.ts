import { ALLOWANCE_RULES } from './allowance-rules.js';
import { CODE_LIST_RULES } from './code-list-rules.js';
import { DECIMAL_RULES } from './decimal-rules.js';
import { DOCUMENT_RULES } from './document-rules.js';
import { LINE_RULES } from './line-rules.js';
import { PARTY_RULES } from './party-rules.js';
import type { Rule } from './rule.js';
import { SPECIAL_VAT_RULES } from './special-vat-rules.js';
import { TAX_RULES } from './tax-rules.js';
import { VAT_CATEGORIES } from './vat-category.js';
import { rulesOfVatCategory } from './vat-category-rules.js';

/** The rules that run on a document which claims to follow EN 16931-1. */
export const EN16931_RULES: readonly Rule[] = [
  ...DOCUMENT_RULES,
  ...PARTY_RULES,
  ...LINE_RULES,
  ...ALLOWANCE_RULES,
  ...TAX_RULES,
  ...VAT_CATEGORIES.flatMap(rulesOfVatCategory),
  ...SPECIAL_VAT_RULES,
  ...DECIMAL_RULES,
  ...CODE_LIST_RULES,
];

/** What no invoice can do without, whatever it claims: without it the paper is unreadable, and the reader says so by these ids. */
export const READING_RULES: readonly string[] = [
  ...['BR-02', 'BR-03', 'BR-05', 'BR-12', 'BR-13', 'BR-14', 'BR-15', 'BR-16', 'BR-21', 'BR-22', 'BR-24'],
  ...['BR-31', 'BR-36', 'BR-41', 'BR-43', 'BR-45', 'BR-46'],
];

/** The sums, which no invoice may get wrong, whatever it claims: reckoned in `totals/` under these ids. */
export const RECKONING_RULES: readonly string[] = [
  ...['BR-26', 'BR-27'],
  ...['BR-CO-10', 'BR-CO-11', 'BR-CO-12', 'BR-CO-13', 'BR-CO-14', 'BR-CO-15', 'BR-CO-16', 'BR-CO-17'],
  ...VAT_CATEGORIES.map(({ prefix }) => `BR-${prefix}-08`),
];

/** Of Peppol BIS Billing alone, reckoned of every invoice: that a line's net amount is its quantity at its price. */
export const PEPPOL_RULES: readonly string[] = ['PEPPOL-EN16931-R120'];
