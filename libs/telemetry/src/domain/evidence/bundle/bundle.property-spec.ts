import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aBundle, fileOf } from '../../../testing/bundles.js';
import { verifyBundle } from './verify-bundle.js';

/** One whose tree goes on in the anchor, and one that is anchored itself. */
const cases = await Promise.all([aBundle({ batches: 2, later: 3 }), aBundle({ batches: 1, later: 0 })]);
const files = cases.map(({ bundle, trust }) => ({ file: fileOf(bundle), trust }));

describe('a bundle', () => {
  it.each(files)('does not pass with any one byte changed', ({ file, trust }) => {
    expect(verifyBundle(file, trust).isProved).toBe(true);
    const passing: number[] = [];
    for (let place = 0; place < file.length; place += 1) {
      // Each bit somewhere; a digit becomes another digit, a letter another letter, wherever that is what the bit does.
      const changed = file.with(place, (file[place] ?? 0) ^ (1 << (place % 7)));
      if (verifyBundle(changed, trust).isProved) passing.push(place);
    }
    expect(passing).toEqual([]);
  });

  it('does not pass with a byte that may stand there as well', () => {
    const base64url = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].map((one) =>
      one.charCodeAt(0),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.nat(),
        fc.constantFrom(...base64url),
        ({ file, trust }, chosen, byte) => {
          const place = chosen % file.length;
          fc.pre(file[place] !== byte);
          const { findings, isProved } = verifyBundle(file.with(place, byte), trust);
          expect(isProved).toBe(false);
          expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('does not pass with any other size, place, time or lease', () => {
    const numbers = /"(?:size|index|receivedAtMs)":(\d+)|"lease":"(\d+)"/g;
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(), fc.nat({ max: 40 }), ({ file, trust }, chosen, value) => {
        const text = Buffer.from(file).toString();
        const found = [...text.matchAll(numbers)];
        const at = found[chosen % found.length] as RegExpExecArray;
        const [whole, bare, quoted] = at;
        const number = bare ?? quoted ?? '';
        fc.pre(number !== String(value));
        const changed =
          text.slice(0, at.index) + whole.replace(number, String(value)) + text.slice(at.index + whole.length);
        expect(verifyBundle(Buffer.from(changed), trust).isProved).toBe(false);
      }),
      { numRuns: 600 },
    );
  });

  it('throws nothing, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((json) => Buffer.from(json)),
        ),
        (noise) => {
          expect(verifyBundle(noise).isProved).toBe(false);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
