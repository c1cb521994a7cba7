import { remainder97 } from './remainder-97.js';

declare const iban: unique symbol;
/** An International Bank Account Number (ISO 13616) of its country's length whose check digits are right. */
export type Iban = string & { readonly [iban]: true };

/** Characters of an IBAN by country: the registry that SWIFT keeps for ISO 13616-2. Countries that are not in it have none. */
const COUNTRIES_BY_LENGTH: Readonly<Record<number, string>> = {
  15: 'NO',
  16: 'BE',
  18: 'DK FI FK FO GL NL SD',
  19: 'MK SI',
  20: 'AT BA EE KZ LT LU MN XK',
  21: 'CH HR LI LV',
  22: 'BG BH CR DE GB GE IE ME RS VA',
  23: 'AE GI IL IQ OM SO TL',
  24: 'AD CZ ES MD PK RO SA SE SK TN VG',
  25: 'LY PT ST',
  26: 'IS TR',
  27: 'BI DJ FR GR IT MC MR SM',
  28: 'AL AZ BY CY DO GT HN HU LB NI PL SV',
  29: 'BR EG PS QA UA',
  30: 'JO KW MU YE',
  31: 'MT SC',
  32: 'LC',
  33: 'RU',
};

const LENGTHS = new Map(
  Object.entries(COUNTRIES_BY_LENGTH).flatMap(([length, countries]) =>
    countries.split(' ').map((country): [string, number] => [country, Number(length)]),
  ),
);

/** ISO 13616-1: country, two check digits, at most 30 characters. The shortest registered has 11 of them; a few may have been lost. */
const SHAPE = /^[A-Z]{2}[0-9]{2}[0-9A-Z]{8,30}$/;

/** Whether this was meant for an IBAN, of whatever length: other account numbers do not start with a registered country and two digits. */
export function hasIbanShape(text: string): boolean {
  return SHAPE.test(text) && LENGTHS.has(text.slice(0, 2));
}

/** @param text in capitals and without the spaces of the printed form */
export function findIban(text: string): Iban | undefined {
  const isWhole = hasIbanShape(text) && LENGTHS.get(text.slice(0, 2)) === text.length;
  return isWhole && remainder97(`${text.slice(4)}${text.slice(0, 4)}`) === 1 ? (text as Iban) : undefined;
}
