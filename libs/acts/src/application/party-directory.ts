/** A party's standing on the ledger: who signs for it now. */
export interface PartyStanding {
  readonly account: string;
  readonly epoch: string;
  /** Its account is being recovered: until that ends it cannot act. */
  readonly recovering: boolean;
}

/** What acts must know about parties; the parties context answers. */
export abstract class PartyDirectory {
  /** @returns the ledger's word, or undefined for a party that is not enrolled */
  abstract standingOf(party: string): Promise<PartyStanding | undefined>;

  /** The organisation that answers for an account: by the ledger, or, before it is enrolled, by its own declaration. */
  abstract partyOfAccount(account: string): Promise<string | undefined>;

  /** Names for people, by party number; an unknown number is left out. */
  abstract namesOf(parties: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
