import type { Principal, Scope } from '@tallystick/platform';
import { ScopesBeyondOwn } from './credential-errors.js';

/** By the token's scopes, not the credential's: who has a token of less has less. Throws `ScopesBeyondOwn`. */
export function requireScopesOf(scopes: readonly Scope[], caller: Pick<Principal, 'scopes'>): void {
  const lacking = scopes.filter((scope) => !caller.scopes.includes(scope));
  if (lacking.length > 0) throw new ScopesBeyondOwn(lacking);
}
