import { type RuleCase, swap } from './rule-cases.js';

const amount = (name: string, value: string) => `<cbc:${name} currencyID="EUR">${value}</cbc:${name}>`;

/** Each amount by its rule, its element and its value in the rich sample, and the text before it where others are like it. */
const AMOUNTS: readonly (readonly [number: string, element: string, value: string, after?: string])[] = [
  ['01', 'Amount', '70.00'],
  ['02', 'BaseAmount', '1000.00', 'Loyalty'],
  ['05', 'Amount', '30.00'],
  ['06', 'BaseAmount', '1000.00', 'Freight'],
  ['09', 'LineExtensionAmount', '1070.00'],
  ['10', 'AllowanceTotalAmount', '70.00'],
  ['11', 'ChargeTotalAmount', '30.00'],
  ['12', 'TaxExclusiveAmount', '1030.00'],
  ['13', 'TaxAmount', '183.70'],
  ['14', 'TaxInclusiveAmount', '1213.70'],
  ['16', 'PrepaidAmount', '13.70'],
  ['17', 'PayableRoundingAmount', '0.30'],
  ['18', 'PayableAmount', '1200.30'],
  ['19', 'TaxableAmount', '930.00'],
  ['20', 'TaxAmount', '176.70'],
  ['23', 'LineExtensionAmount', '970.00'],
  ['24', 'Amount', '50.00'],
  ['25', 'BaseAmount', '1000.00', 'Rust'],
  ['27', 'Amount', '20.00'],
  ['28', 'BaseAmount', '1000.00', 'Packing'],
];

/** One amount after another written with a third decimal place, which is zero. */
export const DECIMAL_RULE_CASES: Readonly<Record<string, RuleCase>> = {
  ...Object.fromEntries(
    AMOUNTS.map(([number, element, value, after]) => [
      `BR-DEC-${number}`,
      swap(amount(element, value), amount(element, `${value}0`), after),
    ]),
  ),
  'BR-DEC-15': swap('"SEK">2020.70<', '"SEK">2020.700<'),
};
