import { type Scope, SCOPES } from '@tallystick/platform';
import type { ShownCredentials } from '../../application/credentials/authenticate-client.js';
import type { TokenTerms } from '../../application/credentials/issue-access-token.js';
import { GrantTypeUnsupported, ScopeNotHeld, TokenRequestInvalid } from '../../domain/errors.js';

type Parameters = Readonly<Record<string, unknown>>;
type Shown = Omit<ShownCredentials, 'address'>;

/**
 * Reads a token request as RFC 6749 has it (3.2, 4.4.2): unknown parameters are passed over, empty ones count as left out, none may come
 * twice. Throws `TokenRequestInvalid`, `GrantTypeUnsupported` and `ScopeNotHeld`.
 */
export function readTokenRequest(body: unknown, authorization: string | undefined): Omit<TokenTerms, 'address'> {
  const parameters = parametersOf(body);
  const grantType = parameter(parameters, 'grant_type');
  if (grantType === undefined) throw new TokenRequestInvalid('grant_type is missing; expected client_credentials');
  if (grantType !== 'client_credentials') throw new GrantTypeUnsupported();
  return { ...shownCredentials(parameters, authorization), scopes: scopesOf(parameter(parameters, 'scope')) };
}

/** Reads a revocation request as RFC 7009 has it (2.1). Throws `TokenRequestInvalid`. */
export function readRevocationRequest(
  body: unknown,
  authorization: string | undefined,
): Shown & { readonly token: string } {
  const parameters = parametersOf(body);
  const token = parameter(parameters, 'token');
  if (token === undefined) throw new TokenRequestInvalid('token is missing');
  return { ...shownCredentials(parameters, authorization), token };
}

function parametersOf(body: unknown): Parameters {
  return (typeof body === 'object' && body !== null ? body : {}) as Parameters;
}

function shownCredentials(parameters: Parameters, authorization: string | undefined): Shown {
  const [clientId, clientSecret] = basicCredentials(authorization) ?? [
    parameter(parameters, 'client_id') ?? '',
    parameter(parameters, 'client_secret') ?? '',
  ];
  return { clientId, clientSecret };
}

function parameter(parameters: Parameters, name: string): string | undefined {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') throw new TokenRequestInvalid(`${name} must be one text`);
  return value;
}

function scopesOf(text: string | undefined): readonly Scope[] | undefined {
  const names = text?.split(' ').filter((name) => name !== '');
  if (names === undefined || names.length === 0) return undefined;
  const scopes = SCOPES.filter((scope) => names.includes(scope));
  if (names.some((name) => !SCOPES.some((scope) => scope === name))) throw new ScopeNotHeld();
  return scopes;
}

/** RFC 6749, 2.3.1: id and secret, each form-encoded, joined by a colon. */
function basicCredentials(authorization: string | undefined): [string, string] | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1];
  const match = encoded === undefined ? null : /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8'));
  return match ? [decodeForm(match[1] ?? ''), decodeForm(match[2] ?? '')] : undefined;
}

function decodeForm(text: string): string {
  return new URLSearchParams(`v=${text}`).get('v') ?? '';
}
