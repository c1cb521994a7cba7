import { findCurrency } from '@tallystick/kernel';
import { isCountryCode } from '../country-codes.js';
import { type CodeList, codeList } from './code-list.js';

/** What the standard's list has beyond currencies that have a minor unit. */
const OTHER_CURRENCIES = codeList('', 'CNH STD XAG XAU XBA XBB XBC XBD XCG XDR XPD XPT XSU XTS XUA XXX ZWG');

/** BT-6. Of currencies that are no more, an older invoice may still be in one. */
export const CURRENCIES: CodeList = {
  name: 'ISO 4217',
  has: (code) => findCurrency(code) !== undefined || OTHER_CURRENCIES.has(code),
};

/** Kosovo, and Northern Ireland (Windsor Framework), which ISO 3166-1 has not. */
const OTHER_COUNTRIES = codeList('', '1A XI');

/** BT-40, BT-55, BT-69, BT-80, BT-159. */
export const COUNTRIES: CodeList = {
  name: 'ISO 3166-1',
  has: (code) => isCountryCode(code) || OTHER_COUNTRIES.has(code),
};

/** BT-125-1. */
export const ATTACHMENT_TYPES = codeList(
  'types of attachments',
  'application/pdf application/vnd.oasis.opendocument.spreadsheet ' +
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet image/jpeg image/png text/csv',
);
