import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isName } from '../batch/read-fields.js';
import { DEFAULT_DIALECT_LIMITS as LIMITS } from './dialect-limits.js';
import { escapedName, foreignName, sumName } from './foreign-name.js';

const nearName = fc.string({ unit: fc.constantFrom(...'xsum:2f/_.- aAé\u{1f600}'), maxLength: 20 });

/** What a name was before it was escaped. */
function original(name: string): string {
  if (!name.startsWith('x:')) return name;
  const bytes = [...name.slice(2).matchAll(/:([0-9a-f]{2})|(.)/g)].map(([, hex, plain = '']) =>
    hex === undefined ? plain.charCodeAt(0) : Number.parseInt(hex, 16),
  );
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

describe("another dialect's name", () => {
  it('becomes one of ours from which it can be told, so that no two become one', () => {
    fc.assert(
      fc.property(fc.oneof(nearName, fc.string({ unit: 'binary', maxLength: 20 })), (name) => {
        for (const ours of [foreignName(name, LIMITS), escapedName(name, LIMITS)]) {
          if (ours === undefined) continue;
          expect(isName(ours, LIMITS)).toBe(true);
          expect(original(ours)).toBe(name);
        }
        if (isName(name, LIMITS) && !/^(x|sum):/.test(name)) expect(foreignName(name, LIMITS)).toBe(name);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['temperature', 'temperature'],
    ['tag:E280', 'tag:E280'],
    ['Inputs/Temp 1', 'x:Inputs:2fTemp:201'],
    ['x:a', 'x:x:3aa'],
    ['sum:a', 'x:sum:3aa'],
    ['', undefined],
    ['\ud800', undefined],
    ['a'.repeat(65), undefined],
    [`${'a'.repeat(60)}/`, undefined],
  ])('%j becomes %j', (name, ours) => expect(foreignName(name, LIMITS)).toBe(ours));

  it('of a sum is no name of anything else', () => {
    expect(sumName('energy', LIMITS)).toBe('sum:energy');
    expect(foreignName('sum:energy', LIMITS)).not.toBe('sum:energy');
    expect(sumName('a'.repeat(61), LIMITS)).toBeUndefined();
  });
});
