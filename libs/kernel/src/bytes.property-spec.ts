import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as byLoops from './bytes-by-loops.js';
import * as asHere from './bytes.js';

const bytes = fc.uint8Array({ maxLength: 200 });
/** Bytes in the midst of others: nothing around them may be written. */
const someBytes = fc
  .tuple(bytes, fc.nat({ max: 8 }), fc.nat({ max: 8 }))
  .map(([all, before, after]) => all.subarray(before, Math.max(before, all.length - after)));

describe.each([
  ['with Node’s Buffer', asHere],
  ['in a browser', byLoops],
])('bytes as text %s', (_where, { base64urlOfBytes, bytesOfHex, findBytesOfBase64url, hexOfBytes }) => {
  it('are written as Buffer writes them, and read back', () => {
    fc.assert(
      fc.property(someBytes, (some) => {
        expect(hexOfBytes(some)).toBe(Buffer.from(some).toString('hex'));
        expect(base64urlOfBytes(some)).toBe(Buffer.from(some).toString('base64url'));
        expect(bytesOfHex(hexOfBytes(some))).toEqual(some);
        expect(findBytesOfBase64url(base64urlOfBytes(some))).toEqual(some);
      }),
    );
  });

  it('have one form: any other text is none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'AZaz09-_=+/ ') })), (text) => {
        const read = Buffer.from(text, 'base64url');
        const expected = read.toString('base64url') === text ? new Uint8Array(read) : undefined;
        expect(findBytesOfBase64url(text)).toEqual(expected);
      }),
    );
    expect(() => bytesOfHex('0g')).toThrow(RangeError);
    expect(() => bytesOfHex('abc')).toThrow(RangeError);
  });
});

describe('bytes', () => {
  it('are joined in their order', () => {
    fc.assert(
      fc.property(fc.array(bytes), (parts) => {
        expect(asHere.joinedBytes(...parts)).toEqual(new Uint8Array(Buffer.concat(parts)));
      }),
    );
  });
});
