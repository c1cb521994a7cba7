import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findIban, findLei, findUscc, leiCheckDigits, usccCheckCharacter } from './index.js';

const characters = (alphabet: string, length: number) =>
  fc.array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length }).map((list) => list.join(''));
const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

describe('check characters, for all codes', () => {
  it('catch every single wrong character of a Unified Social Credit Code', () => {
    fc.assert(
      fc.property(
        characters(USCC_ALPHABET, 17),
        fc.nat(16),
        fc.constantFrom(...USCC_ALPHABET),
        (first17, at, wrong) => {
          fc.pre(first17.charAt(at) !== wrong);
          const code = first17 + usccCheckCharacter(first17);
          expect(findUscc(code)).toBe(code);
          expect(findUscc(code.slice(0, at) + wrong + code.slice(at + 1))).toBeUndefined();
        },
      ),
    );
  });

  it('make an LEI valid whatever its first 18 characters', () => {
    fc.assert(
      fc.property(characters('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', 18), (first18) => {
        expect(findLei(first18 + leiCheckDigits(first18))).toBeDefined();
      }),
    );
  });

  it('catch every two neighbours of an IBAN that changed places', () => {
    const iban = 'DE89370400440532013000';
    fc.assert(
      fc.property(fc.integer({ min: 4, max: iban.length - 2 }), (at) => {
        const [left, right] = [iban.charAt(at), iban.charAt(at + 1)];
        fc.pre(left !== right);
        expect(findIban(`${iban.slice(0, at)}${right}${left}${iban.slice(at + 2)}`)).toBeUndefined();
      }),
    );
  });
});
