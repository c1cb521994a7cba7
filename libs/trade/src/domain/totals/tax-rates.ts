import { type CalendarDate, Decimal } from '@tallystick/kernel';

export interface TaxRates {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** First and last day on which they hold; open when left out. */
  readonly from?: string;
  readonly until?: string;
  /** Percent. */
  readonly rates: readonly string[];
  /** The law that sets them; cited by its name, its text was not read again for this table. */
  readonly source: string;
}

export const TAX_RATES: readonly TaxRates[] = [
  { country: 'CN', rates: ['6', '5', '3'], source: '财税〔2016〕36号' },
  { country: 'CN', until: '2018-04-30', rates: ['17', '11'], source: '财税〔2016〕36号' },
  { country: 'CN', until: '2017-06-30', rates: ['13'], source: '财税〔2017〕37号' },
  { country: 'CN', from: '2018-05-01', until: '2019-03-31', rates: ['16', '10'], source: '财税〔2018〕32号' },
  { country: 'CN', from: '2019-04-01', rates: ['13', '9'], source: '财政部 税务总局 海关总署公告2019年第39号' },
  { country: 'CN', from: '2020-03-01', until: '2027-12-31', rates: ['1'], source: '财政部 税务总局公告2023年第19号' },
  { country: 'AT', rates: ['20', '13', '10'], source: 'UStG 1994 § 10' },
  { country: 'BE', rates: ['21', '12', '6'], source: 'Arrêté royal n° 20' },
  { country: 'DE', rates: ['19', '7'], source: 'UStG § 12' },
  { country: 'DE', from: '2020-07-01', until: '2020-12-31', rates: ['16', '5'], source: 'UStG § 28' },
  { country: 'DK', rates: ['25'], source: 'Momsloven § 33' },
  { country: 'ES', rates: ['21', '10', '4'], source: 'Ley 37/1992, art. 90 and 91' },
  { country: 'FR', rates: ['20', '10', '5.5', '2.1'], source: 'CGI, art. 278 to 281 octies' },
  { country: 'HU', rates: ['27', '18', '5'], source: '2007. évi CXXVII. törvény, 82. §' },
  { country: 'IT', rates: ['22', '10', '5', '4'], source: 'DPR 633/1972, art. 16' },
  { country: 'NL', rates: ['21'], source: 'Wet OB 1968, art. 9' },
  { country: 'NL', until: '2018-12-31', rates: ['6'], source: 'Wet OB 1968, art. 9' },
  { country: 'NL', from: '2019-01-01', rates: ['9'], source: 'Wet OB 1968, art. 9' },
  { country: 'PL', rates: ['23', '8', '5'], source: 'Ustawa o VAT, art. 41 and 146ef' },
  { country: 'SE', rates: ['25', '12', '6'], source: 'Mervärdesskattelagen (2023:200), ch. 9' },
];

/** Whether a country is known to have taxed at a rate on a day; that nothing is taxed is possible everywhere and not in the table. */
export function isKnownTaxRate(percent: Decimal, country: string, day: CalendarDate): boolean {
  return TAX_RATES.some(
    ({ country: of, from = '', until = '9999', rates }) =>
      of === country && from <= day && day <= until && rates.some((rate) => Decimal.parse(rate).equals(percent)),
  );
}
