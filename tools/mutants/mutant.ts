/** One line of a contract, made wrong. What the contracts' tests are worth is shown by which of them notices. */
export interface Mutant {
  /** What no longer holds, in words. */
  readonly breaks: string;
  /** Below contracts/. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** Test files below contracts/ that should notice. */
  readonly tests: readonly string[];
}

/** Where the contracts are that most mutants are of. */
export const RECEIVABLES = 'receivables/Receivables.sol';
export const UPKEEP = 'receivables/Upkeep.sol';
export const TRANSFERS = 'receivables/BankTransfers.sol';
export const PLEDGES = 'receivables/ClaimPledges.sol';
export const BURDENS = 'receivables/Encumbrances.sol';
export const RULES = 'receivables/ClaimRules.sol';
