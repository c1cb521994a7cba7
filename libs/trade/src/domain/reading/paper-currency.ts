import { type Currency, currencyOf, findCurrency } from '@tallystick/kernel';
import type { Located } from '../finding.js';
import type { PaperReader } from './paper-reader.js';

/** The currency of a paper's amounts. An unknown one leaves the paper unreadable; reading goes on with a stand-in. */
export function paperCurrency(reader: PaperReader, code: Located<string>): Currency {
  const currency = findCurrency(code.value);
  if (!currency && code.value !== '') {
    reader.fail('currency-unknown', code.where, `"${code.value.slice(0, 10)}" is no ISO 4217 currency`);
  }
  return currency ?? currencyOf('CNY');
}
