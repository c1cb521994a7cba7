import { describe, expect, it } from '@jest/globals';
import { CursorInvalid, decodeCursor, encodeCursor, UUID_KEY } from './pagination.js';

const id = '01a2019c-8ee3-7097-956a-c3b3f060ae92';

describe('a cursor', () => {
  it('comes back as the key that it was made of', () => {
    expect(decodeCursor(encodeCursor([id]), [UUID_KEY])).toEqual([id]);
    expect(decodeCursor(undefined, [UUID_KEY])).toBeUndefined();
  });

  it.each([
    ['a key of another form, which the database would choke on', encodeCursor(['-'.repeat(36)])],
    ['a key with too many parts', encodeCursor([id, id])],
    ['a part that is no text', Buffer.from('[7]').toString('base64url')],
    ['what is no key at all', 'bWFkZSB1cA'],
  ])('is refused when it holds %s', (_what, cursor) => {
    expect(() => decodeCursor(cursor, [UUID_KEY])).toThrow(CursorInvalid);
  });
});
