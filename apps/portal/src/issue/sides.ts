/** On which side of an invoice a party stands that issues on it. */
export type IssueSide = 'debtor' | 'creditor';

/** @param roles of the party, on the ledger; undefined when it takes part in no issue */
export const sideOf = (roles: readonly string[]): IssueSide | undefined =>
  roles.includes('core-enterprise') ? 'debtor' : roles.includes('supplier') ? 'creditor' : undefined;
