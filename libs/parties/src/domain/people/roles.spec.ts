import { describe, expect, it } from '@jest/globals';
import type { PersonRole, Scope } from '@tallystick/platform';
import { deviceOf } from './device.js';
import { scopesOfRoles } from './roles.js';

describe('roles', () => {
  it.each<[PersonRole[], Scope[]]>([
    [['viewer'], ['read']],
    [['maker'], ['read', 'acts', 'documents']],
    [['checker'], ['read', 'acts']],
    [['admin'], ['read', 'administer']],
    [
      ['admin', 'checker'],
      ['read', 'acts', 'administer'],
    ],
    [
      ['viewer', 'maker', 'checker', 'admin'],
      ['read', 'acts', 'documents', 'administer'],
    ],
    [[], []],
  ])('%j allow %j', (roles, scopes) => {
    expect(scopesOfRoles(roles)).toEqual(scopes);
  });
});

describe('a device', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/143.0 Safari/537.36 Edg/143.0',
      'Edge on Windows',
    ],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605 Version/26.0 Safari/605', 'Safari on macOS'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) CriOS/143.0 Mobile Safari/604', 'Chrome on iPhone'],
    ['Mozilla/5.0 (Linux; Android 16) Chrome/143.0 Mobile Safari/537 MicroMessenger/8.0', 'WeChat on Android'],
    ['curl/8.5.0', 'Another program on another system'],
    [undefined, 'Another program on another system'],
  ])('of %s is told as %s', (userAgent, told) => {
    expect(deviceOf(userAgent)).toBe(told);
  });
});
