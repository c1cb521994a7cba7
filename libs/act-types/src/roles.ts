/** Bits of `Party.roles`; a party may have several. The order is fixed for ever: bits are on chain. */
export const PARTY_ROLES = {
  supplier: 1 << 0,
  'core-enterprise': 1 << 1,
  bank: 1 << 2,
  'settlement-bank': 1 << 3,
  'warehouse-operator': 1 << 4,
  verifier: 1 << 5,
  regulator: 1 << 6,
} as const;

export type PartyRole = keyof typeof PARTY_ROLES;

export function rolesToBits(roles: readonly PartyRole[]): number {
  return roles.reduce((bits, role) => bits | PARTY_ROLES[role], 0);
}

export function bitsToRoles(bits: number): PartyRole[] {
  return (Object.keys(PARTY_ROLES) as PartyRole[]).filter((role) => (bits & PARTY_ROLES[role]) !== 0);
}
