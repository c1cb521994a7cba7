/** An account's number in the form in which two of them compare: papers write IBANs in groups of four. */
export function canonicalAccount(number: string): string {
  return number
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toUpperCase();
}
