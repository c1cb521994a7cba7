export const PEOPLE_TERMS = Symbol('PEOPLE_TERMS');

/** What is set of people, their passkeys and their sessions. */
export interface PeopleTerms {
  /** To which passkeys are bound (WebAuthn): the host of every origin, or a domain above it. */
  readonly rpId: string;
  /** What authenticators show. */
  readonly rpName: string;
  /** Of the pages on which people sign in. */
  readonly origins: readonly string[];
  readonly limits: {
    readonly peoplePerParty: number;
    readonly linkHours: number;
    readonly challengeSeconds: number;
    readonly sessionIdleMinutes: number;
    readonly sessionHours: number;
    readonly sessionsPerPerson: number;
  };
}
