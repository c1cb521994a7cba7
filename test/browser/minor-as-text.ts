const MINOR_PER_MAJOR = 100n;

/** Minor units of a currency of two decimals, none less than zero, as pages in English write them, such as 1,130,000.00. */
export function minorAsText(amountMinor: string): string {
  const minor = BigInt(amountMinor);
  const cents = String(minor % MINOR_PER_MAJOR).padStart(2, '0');
  return `${(minor / MINOR_PER_MAJOR).toLocaleString('en')}.${cents}`;
}
