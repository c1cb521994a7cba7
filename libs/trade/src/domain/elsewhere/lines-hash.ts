import { createHash } from 'node:crypto';
import type { Invoice, InvoiceLine } from '../documents/trade-document.js';
import { inReferenceUnit } from '../documents/units.js';
import { canonicalName } from '../matching/same-party.js';

/** Fewer lines are alike by chance: many sell one article by the hundred. No setting, since hashes are stored. */
const LINES_MIN = 3;

/** SHA-256 over what an invoice bills, in whatever order and units, lower-case hex; empty where it has too few lines to be told by them. */
export function linesHashOf({ currency, lines }: Invoice): string {
  if (lines.length < LINES_MIN) return '';
  const text = JSON.stringify([currency.code, ...lines.map(lineText).sort()]);
  return createHash('sha256').update(text).digest('hex');
}

/** Sellers number articles each in their own way: a common number, or else the name, is what two invoices can have alike. */
function lineText({ article, quantity, netAmount }: InvoiceLine): string {
  const { value, unit } = inReferenceUnit(quantity) ?? quantity;
  const amountMinor = netAmount.value.amountMinor.toString();
  return JSON.stringify([
    article.standardId || canonicalName(article.name),
    value.normalised().toString(),
    unit,
    amountMinor,
  ]);
}
