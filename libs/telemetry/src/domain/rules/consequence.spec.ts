import { describe, expect, it } from '@jest/globals';
import { gradeInFavour, mayOf, weaker } from './consequence.js';

describe('what a finding may do', () => {
  it.each([
    ['signed', 'trusted', 'call'],
    ['signed', 'untrusted', 'warn'],
    ['tls-only', 'trusted', 'warn'],
    ['tls-only', 'untrusted', 'warn'],
    ['unsigned', 'trusted', 'record'],
    ['unsigned', 'untrusted', 'record'],
  ] as const)('on %s evidence by an %s clock is to %s', (grade, clock, may) => {
    expect(mayOf({ grade, clock })).toBe(may);
  });

  it('is what the weaker of two may', () => {
    expect(weaker('call', 'warn')).toBe('warn');
    expect(weaker('record', 'call')).toBe('record');
  });
});

describe('the grade of readings in favour of the goods', () => {
  it.each([
    ['signed', 'agrees', 'signed'],
    ['tls-only', 'agrees', 'tls-only'],
    ['unsigned', 'agrees', 'tls-only'],
    ['signed', 'differs', 'tls-only'],
    ['tls-only', 'differs', 'unsigned'],
    ['unsigned', 'differs', 'unsigned'],
    ['signed', 'unknown', 'signed'],
  ] as const)('is, of %s ones that another sensor %s, %s', (grade, corroboration, after) => {
    expect(gradeInFavour(grade, corroboration)).toBe(after);
  });
});
