import { type PersonRole, type Scope, SCOPES } from '@tallystick/platform';

const SCOPES_OF_ROLE: Readonly<Record<PersonRole, readonly Scope[]>> = {
  viewer: ['read'],
  maker: ['read', 'acts', 'documents'],
  checker: ['read', 'acts'],
  admin: ['read', 'administer'],
};

/** What the roles allow together. */
export function scopesOfRoles(roles: readonly PersonRole[]): readonly Scope[] {
  return SCOPES.filter((scope) => roles.some((role) => SCOPES_OF_ROLE[role].includes(scope)));
}
