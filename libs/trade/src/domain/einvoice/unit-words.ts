/** Units as Chinese invoices write them, by UN/ECE Recommendation 20. Only words that mean one unit. */
const UNITS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    吨: 'TNE',
    公吨: 'TNE',
    千克: 'KGM',
    公斤: 'KGM',
    克: 'GRM',
    个: 'H87',
    件: 'H87',
    只: 'H87',
    支: 'H87',
    台: 'H87',
    片: 'H87',
    套: 'SET',
    双: 'PR',
    打: 'DZN',
    米: 'MTR',
    千米: 'KMT',
    公里: 'KMT',
    平方米: 'MTK',
    立方米: 'MTQ',
    升: 'LTR',
    毫升: 'MLT',
    千瓦时: 'KWH',
    小时: 'HUR',
    天: 'DAY',
  }),
);

/** The code of a unit's word; any other text as written, so that it is compared as such and converted into nothing. */
export function unitOf(word: string): string {
  const plain = word.normalize('NFKC').replace(/\s+/gu, '');
  return UNITS.get(plain) ?? plain;
}
