import { canonicalInvoiceNumber } from '@tallystick/kernel';

/** A shorter one names too many things: a day, a quantity, a street. */
const SHORTEST_TOKEN = 3;

/** Codes of structured text in free text: `/INV/` and the like (SWIFT field 70). */
const CODE_WORDS = /\/[A-Z]{3}\//gu;

/**
 * Every word of a payment's free text that may be an invoice's number, in the form in which such numbers compare. What joins letters and
 * digits (`-`, `/`, `.`, `_`) is a part of a word, so that no number is found inside a longer one.
 */
export function paymentTokens(text: string): string[] {
  const words = text.normalize('NFKC').toUpperCase().replace(CODE_WORDS, ' ');
  return [...words.matchAll(/[\p{L}\p{N}]+(?:[-/._][\p{L}\p{N}]+)*/gu)]
    .map(([word]) => canonicalInvoiceNumber(word))
    .filter((word) => word.length >= SHORTEST_TOKEN);
}
