import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_DIALECT_LIMITS } from '../dialect-limits.js';
import { senmlName } from './senml-name.js';

const limits = { ...DEFAULT_DIALECT_LIMITS, maxNameCharacters: 1_000 };
const part = fc.string({ unit: fc.constantFrom('a', ':', '/', 'value', 'x:', 'sum:'), maxLength: 4 });

describe('the device and metric of a SenML name', () => {
  it('belong to no other name, wherever its base ends', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part), { minLength: 2, maxLength: 60 }), (names) => {
        const owners = new Map<string, string>();
        for (const [base, own] of names) {
          const name = `a${base}${own}`;
          const found = senmlName(`a${base}`, own, limits);
          const pair = `${found?.device} ${found?.metric}`;
          expect(owners.get(pair) ?? name).toBe(name);
          owners.set(pair, name);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
