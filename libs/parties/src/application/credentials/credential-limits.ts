/** Injection token of `CredentialLimits`. */
export const CREDENTIAL_LIMITS = Symbol('CredentialLimits');

export interface CredentialLimits {
  /** Credentials of one organisation that are neither revoked nor over. */
  readonly perParty: number;
  /** How long a secret goes on after another was asked for. */
  readonly overlapHours: number;
}
