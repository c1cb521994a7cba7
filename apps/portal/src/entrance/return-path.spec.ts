import { describe, expect, it } from '@jest/globals';
import { returnPath } from './return-path.js';

describe('where a person goes once signed in', () => {
  it.each([
    ['?to=%2Freceivables%3Fstate%3Dlive', '/receivables?state=live'],
    ['', '/'],
    ['?to=https%3A%2F%2Fevil.example', '/'],
    ['?to=%2F%2Fevil.example', '/'],
    ['?to=%2F%5Cevil.example', '/'],
    ['?to=javascript%3Aalert(1)', '/'],
  ])('by %j is %j', (search, path) => {
    expect(returnPath(search)).toBe(path);
  });
});
