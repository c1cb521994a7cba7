import { describe, expect, it } from '@jest/globals';
import { encodeFields } from '@tallystick/kernel';
import { createHmac } from 'node:crypto';
import { nullifierOf, nullifiersOf } from './nullifier.js';

const key = { id: 1, secret: Buffer.alloc(32, 7) };
const mark = { seller: 'uscc:914403001922038216', number: 'INV-7' };

describe('nullifiers', () => {
  it('are HMAC-SHA-256 over length-prefixed fields', () => {
    const message = encodeFields(['tallystick/invoice/1', 'uscc:914403001922038216', 'INV-7']);
    expect(nullifierOf(mark, key)).toBe(`0x${createHmac('sha256', key.secret).update(message).digest('hex')}`);
  });

  it.each([' inv-7', '000INV-7', 'ＩＮＶ－７', 'INV\u200B-7'])(
    'are the same when the number is re-typed as %j',
    (number) => {
      expect(nullifierOf({ ...mark, number }, key)).toBe(nullifierOf(mark, key));
    },
  );

  it('differ by seller, number and key', () => {
    const all = [
      nullifierOf(mark, key),
      nullifierOf({ ...mark, number: 'INV-8' }, key),
      nullifierOf({ ...mark, seller: 'lei:X' }, key),
      nullifierOf(mark, { id: 1, secret: Buffer.alloc(32, 8) }),
    ];
    expect(new Set(all).size).toBe(4);
  });

  it('are given under every living key, the oldest first', () => {
    const younger = { id: 9, secret: Buffer.alloc(32, 1) };
    expect(nullifiersOf(mark, [younger, key])).toEqual([nullifierOf(mark, key), nullifierOf(mark, younger)]);
  });
});
