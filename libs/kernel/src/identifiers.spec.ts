import { describe, expect, it } from '@jest/globals';
import {
  findGln,
  findGs1Key,
  findGtin,
  findBankCode,
  findIban,
  findLei,
  findSscc,
  findUscc,
  gs1CheckDigit,
  hasBankCodeShape,
  hasIbanShape,
  leiCheckDigits,
  usccCheckCharacter,
} from './index.js';

describe('identifiers', () => {
  it.each(['914403001922038216', '9144030071526726XG', '91330100799655058B', '91100000100003962T'])(
    'accepts the Unified Social Credit Code %s',
    (code) => {
      expect(findUscc(code)).toBe(code);
      expect(usccCheckCharacter(code.slice(0, 17))).toBe(code.slice(17));
    },
  );

  it.each([
    '915300007194052521',
    '914403001922038261',
    '91440300192203821',
    'I14403001922038216',
    '9144030071526726xg',
  ])('refuses %s as a Unified Social Credit Code', (code) => {
    expect(findUscc(code)).toBeUndefined();
  });

  it('accepts a right LEI and no other check digits', () => {
    expect(findLei('HWUPKR0MPOU8FGXBT394')).toBe('HWUPKR0MPOU8FGXBT394');
    expect(leiCheckDigits('HWUPKR0MPOU8FGXBT3')).toBe('94');
    expect(findLei('HWUPKR0MPOU8FGXBT395')).toBeUndefined();
    expect(findLei('HWUPKR0MPOU8FGXBT3')).toBeUndefined();
  });

  it('accepts GS1 keys with the right check digit', () => {
    expect(findGs1Key('4006381333931')).toBe('4006381333931');
    expect(gs1CheckDigit('629104150021')).toBe('3');
    expect(findGs1Key('4006381333930')).toBeUndefined();
    expect(findGs1Key('40063813339')).toBeUndefined();
  });

  it('tells GTINs, GLNs and SSCCs apart by their length', () => {
    expect(findGtin('6291041500213')).toBe('6291041500213');
    expect(findGtin('12345670')).toBe('12345670');
    expect(findGln('6291041500213')).toBe('6291041500213');
    expect(findGln('12345670')).toBeUndefined();
    expect(findSscc('106141412345678908')).toBe('106141412345678908');
    expect(findGtin('106141412345678908')).toBeUndefined();
    expect(findSscc('106141412345678909')).toBeUndefined();
  });

  // The examples that the registry of ISO 13616 publishes, from the shortest up.
  it.each([
    'NO9386011117947',
    'BE68539007547034',
    'DE89370400440532013000',
    'GB29NWBK60161331926819',
    'GR1601101250000000012300695',
    'FR1420041010050500013M02606',
    'BR9700360305000010009795493P1',
  ])('accepts the IBAN %s', (iban) => {
    expect(findIban(iban)).toBe(iban);
  });

  it.each([
    ['two digits changed places', 'DE89370400440532013000'.replace('3704', '3074')],
    ['a digit is lost', 'DE8937040044053201300'],
    ['a digit too many', 'DE893704004405320130000'],
    ['another country’s length', 'NO89370400440532013000'],
  ])('refuses an IBAN of which %s, and knows that one was meant', (_fault, text) => {
    expect(findIban(text)).toBeUndefined();
    expect(hasIbanShape(text)).toBe(true);
  });

  it('refuses right check digits on another length than the country’s', () => {
    const short = withCheckDigits('DE', '3704004405320130');
    expect(findIban(short)).toBeUndefined();
    expect(findIban(withCheckDigits('DE', '370400440532013000'))).toBe('DE89370400440532013000');
  });

  it.each([
    '4000023009200123456',
    'CN12345678901234567890',
    'S-1',
    'de89370400440532013000',
    'DE89 3704 0044 0532 0130 00',
  ])('takes %s for no IBAN', (account) => {
    expect(hasIbanShape(account)).toBe(false);
    expect(findIban(account)).toBeUndefined();
  });
});

/** By the standard's own recipe, in one big number: another way than the code under test goes. */
function withCheckDigits(country: string, account: string): string {
  const digits = [...`${account}${country}00`].map((character) => Number.parseInt(character, 36)).join('');
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${account}`;
}

describe('bank codes of China’s payment system', () => {
  it.each(['313651027012', '402873600013', '303791000101', '310261000039', '313231100428'])('accept %s', (code) => {
    expect(findBankCode(code)).toBe(code);
  });

  it('refuse every other check digit, and most exchanges of neighbours', () => {
    const code = '313651027012';
    const others = [...'0123456789'].map((digit) => `${code.slice(0, -1)}${digit}`).filter((other) => other !== code);
    expect(others.filter((other) => findBankCode(other))).toEqual([]);
    expect(findBankCode('131651027012')).toBeUndefined();
  });

  it.each(['31365102701', '3136510270121', 'ICBKCNBJXXX', '31365102701X', ''])('"%s" is none', (text) => {
    expect(hasBankCodeShape(text)).toBe(false);
    expect(findBankCode(text)).toBeUndefined();
  });
});
