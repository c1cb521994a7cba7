import { kept } from './kept.js';

const decimalFormat = kept(
  (language: string, places: number) =>
    new Intl.NumberFormat(language, { minimumFractionDigits: places, maximumFractionDigits: places }),
);

/** A decimal as the reader's language groups it, with the places that it has: it is formatted as it is written, never as a float. */
export const decimalText = (decimal: string, language: string): string =>
  decimalFormat(language, decimal.split('.')[1]?.length ?? 0).format(decimal as `${number}`);
