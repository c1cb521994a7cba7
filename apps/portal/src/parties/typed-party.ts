/** Whom somebody means: what is typed, and the party's number once one was chosen for it. */
export interface TypedParty {
  readonly text: string;
  readonly party: string | undefined;
}

export const NOBODY: TypedParty = { text: '', party: undefined };
