import { Decimal } from '@tallystick/kernel';
import type { TaxCategory } from '../documents/tax-category.js';
import type { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';

/** What stands in the place of a rate where no tax is due, by category of UNCL 5305. */
const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({ 免税: 'E', 不征税: 'O', 出口零税率: 'Z', 零税率: 'Z' }),
);
const HUNDRED = Decimal.of(100n);

/** No rate has as many digits; more than a `Decimal` reads would end the reading of all papers. */
const RATE = /^[0-9]{1,10}(\.[0-9]{1,10})?$/;

/** The e-invoice writes a rate as a fraction (`0.13`) or in percent (`13%`), or says in words that no tax is due. */
export function readTaxRate(reader: PaperReader, line: XmlElement): TaxCategory {
  const { value, where } = reader.required(line, 'ein:TaxRate');
  const category = WORDS.get(value);
  if (category !== undefined) return { id: category, percent: category === 'O' ? undefined : Decimal.ZERO };
  const isPercent = value.endsWith('%');
  const digits = isPercent ? value.slice(0, -1) : value;
  if (!RATE.test(digits)) {
    if (value !== '') reader.fail('tax-rate-malformed', where, `"${value.slice(0, 20)}" is no tax rate`);
    return { id: 'S', percent: undefined };
  }
  const number = Decimal.parse(digits);
  const percent = (isPercent ? number : number.times(HUNDRED)).normalised();
  return { id: percent.isZero() ? 'Z' : 'S', percent };
}
