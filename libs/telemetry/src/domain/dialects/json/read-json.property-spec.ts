import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { reasonOf } from '../../../testing/refusals.js';
import { DEFAULT_DIALECT_LIMITS } from '../dialect-limits.js';
import { isList, isObject, JsonNumber, type JsonValue } from './json-value.js';
import { readJson } from './read-json.js';

const read = (text: string) => readJson(new TextEncoder().encode(text), DEFAULT_DIALECT_LIMITS);

/** As `JSON.parse` gives it. */
function plain(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return Number(value.text);
  if (isList(value)) return value.map(plain);
  if (isObject(value)) return Object.fromEntries([...value].map(([name, member]) => [name, plain(member)]));
  return value;
}

describe('JSON with exact numbers', () => {
  it('is read as the language itself reads it', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' }),
        fc.integer({ min: 0, max: 2 }),
        (value, indent) => {
          const text = JSON.stringify(value, null, indent);
          fc.pre(!/\\ud[89a-f]/i.test(text));
          expect(plain(read(text))).toEqual(JSON.parse(text));
        },
      ),
    );
  });

  it('refuses whatever the language refuses', () => {
    const near = fc.string({
      unit: fc.constantFrom(...'{}[],:"\\ \n0123456789.eE+-truefalsenull\u0000\u007f'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(near, (text) => {
        const reason = reasonOf(() => read(text));
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        if (!isJson) expect(reason).toBe('json-malformed');
        // What comes twice is the one thing that we refuse and the language does not.
        else if (!text.includes('{')) expect(reason).toBe('accepted');
      }),
      { numRuns: 3_000 },
    );
  });

  it('keeps numbers as they were written', () => {
    const written = read('[0.10, 9007199254740993, 1E-3, -0]') as readonly JsonNumber[];
    expect(written.map(({ text }) => text)).toEqual(['0.10', '9007199254740993', '1E-3', '-0']);
  });

  it.each([
    ['a member twice', '{"v":1,"v":2}', 'json-malformed'],
    ['a member twice, once in other letters', '{"v":1,"\\u0076":2}', 'json-malformed'],
    ['half a character', '["\\ud800"]', 'json-malformed'],
    ['nothing', '', 'json-malformed'],
    ['a comma at the end', '[1,]', 'json-malformed'],
    ['two values', '1 2', 'json-malformed'],
    ['depth', `${'['.repeat(17)}${']'.repeat(17)}`, 'limit-exceeded'],
    ['many values', `[${'0,'.repeat(20_000)}0]`, 'limit-exceeded'],
    ['many bytes', `"${'a'.repeat(131_072)}"`, 'envelope-too-large'],
  ])('refuses %s', (_, text, reason) => expect(reasonOf(() => read(text))).toBe(reason));

  it('refuses what is no UTF-8', () => {
    expect(reasonOf(() => readJson(Uint8Array.of(0x22, 0xff, 0x22), DEFAULT_DIALECT_LIMITS))).toBe('json-malformed');
  });

  it('takes a member for a name and nothing else', () => {
    const value = read('{"__proto__":{"polluted":1}}');
    expect(isObject(value) && [...value.keys()]).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('reads a long string in time', () => {
    const text = `["${'a\\n'.repeat(40_000)}"]`;
    expect(plain(read(text))).toEqual(JSON.parse(text));
  });
});
