import { describe, expect, it } from '@jest/globals';
import { clientIdOf, findByClientId, findByUrn, urnOf } from './gateway-identity.js';
import { identityOfToken } from './identity-of-token.js';

const named = { site: 'site-7', gateway: 'scale:east_1.2' };

describe('a gateway’s identity', () => {
  it('is said by client id and certificate, both ways', () => {
    expect(clientIdOf(named)).toBe('site-7/scale:east_1.2');
    expect(findByClientId(clientIdOf(named))).toEqual(named);
    expect(urnOf(named)).toBe('urn:tallystick:site-7:scale:east_1.2');
    expect(findByUrn(urnOf(named))).toEqual(named);
  });

  it.each([
    '',
    'site-7',
    'site-7/',
    '/gateway-1',
    'site-0/g',
    'site-7/g/h',
    'site-7/g+',
    'site-7/#',
    `site-7/${'g'.repeat(65)}`,
  ])('is not said by the client id "%s"', (clientId) => {
    expect(findByClientId(clientId)).toBeUndefined();
  });

  it.each([
    'urn:tallystick:site-7',
    'urn:tallystick:site-7:',
    'urn:tallystick:7:g',
    'urn:other:site-7:g',
    'urn:tallystick:site-7:g/h',
  ])('is not said by the name %s', (urn) => {
    expect(findByUrn(urn)).toBeUndefined();
  });

  it('without a certificate is not authenticated, and nobody’s without the token', () => {
    const token = 'a-token-of-this-installation';
    const given = Buffer.from(token);
    expect(identityOfToken('site-7/g', given, token)).toEqual({ site: 'site-7', gateway: 'g', isAuthenticated: false });
    expect(identityOfToken('site-7/g', Buffer.from(`${token}x`), token)).toBeUndefined();
    expect(identityOfToken('site-7/g', undefined, token)).toBeUndefined();
    expect(identityOfToken('g', given, token)).toBeUndefined();
  });
});
