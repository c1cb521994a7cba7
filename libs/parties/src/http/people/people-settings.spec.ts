import { describe, expect, it } from '@jest/globals';
import { readSettings } from '@tallystick/platform';
import { sessionCookieOf } from '../../application/people/session-cookie.js';
import { PEOPLE_SETTINGS } from './people-settings.js';
import { peopleTerms } from './people-terms.module.js';

const terms = (environment: Record<string, string>) => peopleTerms(readSettings(PEOPLE_SETTINGS, environment));

describe('where people sign in', () => {
  it('is this machine by default, in plain HTTP, with a cookie that does without TLS', () => {
    expect(terms({})).toMatchObject({ rpId: 'localhost', origins: ['http://localhost:8080'] });
    expect(sessionCookieOf(terms({}))).toMatchObject({ name: 'tallystick-session', secure: false });
  });

  it('may be several pages of one domain, whose cookie is bound to its host and to TLS', () => {
    const SIGN_IN_ORIGINS = 'https://portal.tally.example, https://desk.tally.example';
    const several = terms({ SIGN_IN_ORIGINS, SIGN_IN_RP_ID: 'tally.example' });
    expect(several.origins).toEqual(['https://portal.tally.example', 'https://desk.tally.example']);
    expect(sessionCookieOf(several)).toMatchObject({ name: '__Host-tallystick-session', secure: true });
  });

  it.each([
    'http://portal.example',
    'https://portal.example/',
    'https://portal.example/sign-in',
    'portal.example',
    'https://portal.example,http://localhost:8080',
  ])('is not %j', (SIGN_IN_ORIGINS) => {
    expect(() => terms({ SIGN_IN_ORIGINS })).toThrow('SIGN_IN_ORIGINS: expected origins of the pages');
  });

  it.each(['other.example', 'ortal.example', 'deep.portal.example'])('is not bound to %s', (SIGN_IN_RP_ID) => {
    expect(() => terms({ SIGN_IN_ORIGINS: 'https://portal.example', SIGN_IN_RP_ID })).toThrow('SIGN_IN_RP_ID');
  });
});
