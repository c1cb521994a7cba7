/**
 * An invoice's number in the form in which re-typed copies are equal: NFKC (full-width digits become plain), invisible characters and
 * white space removed, upper case, leading zeros removed.
 */
export function canonicalInvoiceNumber(number: string): string {
  const plain = number
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Cc}]+/gu, '')
    .toUpperCase();
  return plain.replace(/^0+(?=.)/u, '');
}
