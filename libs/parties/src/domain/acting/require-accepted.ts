import type { AttestationPolicy } from './attestation-policy.js';
import { AuthenticatorNotAccepted } from './errors.js';

/** What a new passkey says of itself, its attestation checked. */
export interface Authenticator {
  readonly aaguid: string;
  readonly isBackupEligible: boolean;
}

/** Throws `AuthenticatorNotAccepted`. */
export function requireAccepted({ aaguid, isBackupEligible }: Authenticator, policy: AttestationPolicy): void {
  const { aaguids, allowsSynced } = policy;
  if (isBackupEligible && !allowsSynced)
    throw new AuthenticatorNotAccepted('it is copied to other devices: it has to stay on one', policy);
  if (aaguids.length > 0 && !aaguids.includes(aaguid))
    throw new AuthenticatorNotAccepted(`its model ${aaguid} is none of those`, policy);
}
