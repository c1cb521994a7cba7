/** Injection token of `CredentialLimits`. */
export const CREDENTIAL_LIMITS = Symbol('CredentialLimits');

export interface CredentialLimits {
  /** Credentials of one organisation that are neither revoked nor over. */
  readonly perParty: number;
  /** How long a secret goes on after another was asked for. */
  readonly overlapHours: number;
  /** How long an organisation whose people have come in may object to a credential that the operator makes for it. */
  readonly recoveryDays: number;
}
