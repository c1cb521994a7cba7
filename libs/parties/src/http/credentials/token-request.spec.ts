import { describe, expect, it } from '@jest/globals';
import { GrantTypeUnsupported, ScopeNotHeld, TokenRequestInvalid } from '../../domain/errors.js';
import { readTokenRequest } from './token-request.js';

const grant = { grant_type: 'client_credentials' };
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

describe('a token request', () => {
  it('names its client in the form or by HTTP Basic, in whatever case the scheme is written', () => {
    const named = { clientId: 'a', clientSecret: 'b:c', scopes: undefined };
    expect(readTokenRequest({ ...grant, client_id: 'a', client_secret: 'b:c' }, undefined)).toEqual(named);
    expect(readTokenRequest(grant, basic('a:b%3Ac'))).toEqual(named);
    expect(readTokenRequest(grant, basic('a:b:c').replace('Basic', 'basic'))).toEqual(named);
  });

  it('may ask for some of its scopes, and may hold parameters that we do not know', () => {
    const { scopes } = readTokenRequest({ ...grant, scope: 'acts read', resource: 'x' }, undefined);
    expect(scopes).toEqual(['read', 'acts']);
    expect(readTokenRequest({ ...grant, scope: '' }, undefined).scopes).toBeUndefined();
  });

  it.each([
    ['no grant type', {}, TokenRequestInvalid],
    ['no body', undefined, TokenRequestInvalid],
    ['a parameter that comes twice', { ...grant, client_id: ['a', 'b'] }, TokenRequestInvalid],
    ['another grant type', { grant_type: 'password' }, GrantTypeUnsupported],
    ['a scope that there is not', { ...grant, scope: 'read everything' }, ScopeNotHeld],
  ])('is refused with %s', (_what, body, refusal) => {
    expect(() => readTokenRequest(body, undefined)).toThrow(refusal);
  });
});
