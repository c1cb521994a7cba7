import { describe, expect, it } from '@jest/globals';
import { ActMessageInvalid, parseActMessage } from './index.js';

const revocation = { digest: `0x${'ab'.repeat(32)}`, party: '7', partyEpoch: '1', deadline: '1800000000' };

describe('parseActMessage', () => {
  it('keeps a message whose fields all fit their types', () => {
    expect(parseActMessage('revoke-issue', revocation)).toEqual(revocation);
  });

  it.each([
    ['a missing field', { ...revocation, party: undefined }, 'party'],
    ['an unknown field', { ...revocation, memo: 'x' }, 'memo'],
    ['a number instead of digits', { ...revocation, party: 7 }, 'party'],
    ['an integer over its width', { ...revocation, party: '4294967296' }, 'party'],
    ['leading zeros', { ...revocation, party: '007' }, 'party'],
    ['a digest of the wrong length', { ...revocation, digest: '0xab' }, 'digest'],
  ])('refuses %s and names the field', (_case, message, field) => {
    expect(() => parseActMessage('revoke-issue', message)).toThrow(ActMessageInvalid);
    expect(() => parseActMessage('revoke-issue', message)).toThrow(new RegExp(`^${field}: `));
  });
});
