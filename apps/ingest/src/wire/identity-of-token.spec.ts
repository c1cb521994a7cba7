import { describe, expect, it } from '@jest/globals';
import { identityOfToken } from './identity-of-token.js';

describe('a gateway’s identity', () => {
  it('without a certificate is not authenticated, and nobody’s without the token', () => {
    const token = 'a-token-of-this-installation';
    const given = Buffer.from(token);
    expect(identityOfToken('site-7/g', given, token)).toEqual({ site: 'site-7', gateway: 'g', isAuthenticated: false });
    expect(identityOfToken('site-7/g', Buffer.from(`${token}x`), token)).toBeUndefined();
    expect(identityOfToken('site-7/g', undefined, token)).toBeUndefined();
    expect(identityOfToken('g', given, token)).toBeUndefined();
  });
});
