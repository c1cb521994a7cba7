import { describe, expect, it } from '@jest/globals';
import type { PaperParty } from '../documents/paper-party.js';
import { sameParty } from './same-party.js';

const steel: PaperParty = {
  name: 'Nordic Steel AB',
  uscc: '',
  lei: '',
  identifiers: ['0088:7300010000001'],
  registrations: ['legal :5560360793', 'tax VAT:SE556036079301'],
  where: '1:1',
};

describe('whether two papers name the same organisation', () => {
  it.each([
    ['the same codes', {}, 'same'],
    ['the same entry in one register, though another name', { name: 'NS AB', identifiers: [] }, 'same'],
    ['the same name and no number in any register', { registrations: [] }, 'same'],
    ['the same name, another tax number', { registrations: ['tax VAT:SE999999999901'] }, 'unknown'],
    ['the same location number, another tax number', { name: 'x', registrations: ['tax VAT:DE123'] }, 'unknown'],
    ['nothing in common', { name: 'x', identifiers: [], registrations: ['tax VAT:DE123'] }, 'different'],
    [
      'another name and numbers of other registers',
      { name: 'x', identifiers: [], registrations: ['legal 9:1'] },
      'unknown',
    ],
  ])('%s', (_case, changes, expected) => {
    expect(sameParty(steel, { ...steel, ...changes })).toBe(expected);
  });

  it('by the registered code, whatever else is alike', () => {
    const [a, b] = [
      { ...steel, uscc: '914403001922038216' },
      { ...steel, uscc: '91330100799655058B' },
    ];
    expect(sameParty(a, b)).toBe('different');
  });
});
