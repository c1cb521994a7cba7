import type { AttestationPolicy } from '../../domain/acting/attestation-policy.js';

export const ACTING_TERMS = Symbol('ACTING_TERMS');

/** What is set of the passkeys that people act with; to whom they are bound and who may ask for them is as for signing in. */
export interface ActingTerms {
  readonly policy: AttestationPolicy;
  readonly limits: {
    readonly passkeysPerPerson: number;
    /** Kept for approvals, at once. */
    readonly accountChangesPerParty: number;
    /** How long one that can be made no more may be looked at. */
    readonly accountChangesKeptDays: number;
  };
}
