declare const gs1Key: unique symbol;
/** A numeric GS1 key (GTIN, GLN, SSCC) whose check digit is right. */
export type Gs1Key = string & { readonly [gs1Key]: true };

/** GTIN-8, GTIN-12, GTIN-13 and GLN, GTIN-14, GSIN, SSCC and GSRN. */
const LENGTHS = new Set([8, 12, 13, 14, 17, 18]);
const GTIN_LENGTHS = new Set([8, 12, 13, 14]);
const GLN_LENGTH = 13;
const SSCC_LENGTH = 18;

/** GS1 General Specifications 7.9: from the right the digits weigh 3, 1, 3, ... */
export function gs1CheckDigit(digitsWithoutCheck: string): string {
  let sum = 0;
  for (let index = 0; index < digitsWithoutCheck.length; index += 1) {
    const fromRight = digitsWithoutCheck.length - 1 - index;
    sum += Number(digitsWithoutCheck.charAt(index)) * (fromRight % 2 === 0 ? 3 : 1);
  }
  return String((10 - (sum % 10)) % 10);
}

export function findGs1Key(text: string): Gs1Key | undefined {
  if (!/^[0-9]+$/.test(text) || !LENGTHS.has(text.length)) return undefined;
  return gs1CheckDigit(text.slice(0, -1)) === text.slice(-1) ? (text as Gs1Key) : undefined;
}

/** An article's number (GTIN-8, -12, -13 or -14). */
export function findGtin(text: string): Gs1Key | undefined {
  return GTIN_LENGTHS.has(text.length) ? findGs1Key(text) : undefined;
}

/** The number of a party or a place. */
export function findGln(text: string): Gs1Key | undefined {
  return text.length === GLN_LENGTH ? findGs1Key(text) : undefined;
}

/** The number of a logistic unit: a pallet, a case, a parcel. */
export function findSscc(text: string): Gs1Key | undefined {
  return text.length === SSCC_LENGTH ? findGs1Key(text) : undefined;
}
