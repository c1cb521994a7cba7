import type { ActKind } from '@tallystick/act-types';
import { PartyRecovering } from '../domain/errors.js';
import type { PartyStanding } from './party-directory.js';

/** Throws `PartyRecovering`: while its account is being recovered a party signs nothing but that this is to stop. */
export function requireNotRecovering(kind: ActKind, role: string, party: string, { recovering }: PartyStanding): void {
  if (recovering && kind !== 'stop-recovery') throw new PartyRecovering(role, party);
}
