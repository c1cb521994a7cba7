import type { DocumentBuilder } from '@nestjs/swagger';
import { type Access, ACCESS_EXTENSION, type Scope } from '@tallystick/platform';
import type { Route } from './operations.js';

const SCOPE_SAYS: Readonly<Record<Scope, string>> = {
  read: 'See what the organisation may see.',
  acts: 'Draft, sign and refuse acts of the organisation, and what goes with them.',
  documents: 'Hand in papers and records, and have them verified.',
  administer: 'Bring in people and credentials, and change them.',
};

/** A machine's token and a person's session. */
export const withSchemes = (builder: DocumentBuilder): DocumentBuilder =>
  builder
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'From POST /v1/oauth/token.' })
    .addOAuth2(
      {
        type: 'oauth2',
        description:
          'OAuth 2.0 client credentials (RFC 6749, 4.4). The token lasts an hour; take another when it ends.',
        flows: { clientCredentials: { tokenUrl: '/v1/oauth/token', scopes: SCOPE_SAYS } },
      },
      'machine',
    )
    .addCookieAuth(
      '__Host-tallystick-session',
      { type: 'apiKey', in: 'cookie', description: 'Of a person, from POST /v1/sign-in.' },
      'person',
    );

/** Says by which scope a route lets in and whether the operator alone, and takes from the document by what it was said. @returns whether it is for the operator alone */
export function tellAccess({ operation }: Route): boolean {
  const access = operation[ACCESS_EXTENSION] as Access | undefined;
  delete operation[ACCESS_EXTENSION];
  const { scope, operator = false } = access ?? {};
  if (operator) operation['x-operator-only'] = true;
  if (scope) operation.security = [{ machine: [scope] }, { person: [] }];
  const told = scope
    ? `Needs the scope \`${scope}\`${operator ? ' of the platform’s operator' : ''}.`
    : operation.security
      ? 'Needs the secret that the request for it was answered with, as a bearer token.'
      : 'Asks for no token.';
  operation.description = [operation.description, told].filter(Boolean).join('\n\n');
  return operator;
}
