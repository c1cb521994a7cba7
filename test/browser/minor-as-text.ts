const MINOR_PER_MAJOR = 100;

/** Minor units of a currency of two decimals as pages in English write them, such as 1,130,000.00. */
export const minorAsText = (amountMinor: string): string =>
  (Number(amountMinor) / MINOR_PER_MAJOR).toLocaleString('en', { minimumFractionDigits: 2 });
