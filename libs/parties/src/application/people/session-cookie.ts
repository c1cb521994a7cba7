import type { SessionCookie } from '@tallystick/platform';
import type { PeopleTerms } from './people-terms.js';

/** Bound by browsers to this very host, and to TLS: no other host can set it. Plain HTTP is for loopback, and has to do without the prefix. */
export function sessionCookieOf({ origins }: PeopleTerms): SessionCookie & { readonly secure: boolean } {
  const secure = origins.every((origin) => origin.startsWith('https:'));
  return { name: secure ? '__Host-tallystick-session' : 'tallystick-session', origins, secure };
}
