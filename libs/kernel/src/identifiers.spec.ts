import { describe, expect, it } from '@jest/globals';
import { findGs1Key, findLei, findUscc, gs1CheckDigit, leiCheckDigits, usccCheckCharacter } from './index.js';

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
});
