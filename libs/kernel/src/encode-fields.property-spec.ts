import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodeFields } from './encode-fields.js';

describe('encoded fields', () => {
  it('stand behind their lengths in bytes', () => {
    expect(Buffer.from(encodeFields(['ab', ''])).toString('hex')).toBe('00000002616200000000');
    expect(Buffer.from(encodeFields(['票'])).toString('hex')).toBe('00000003e7a5a8');
    expect(encodeFields([])).toHaveLength(0);
  });

  it('are the same for no two lists', () => {
    const anyFields = fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 });
    fc.assert(
      fc.property(anyFields, anyFields, (a, b) => {
        const same = JSON.stringify(a) === JSON.stringify(b);
        expect(Buffer.from(encodeFields(a)).equals(Buffer.from(encodeFields(b)))).toBe(same);
      }),
    );
    expect(encodeFields(['ab', 'c'])).not.toEqual(encodeFields(['a', 'bc']));
  });
});
