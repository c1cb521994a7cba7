import type { ApprovalPlace } from './approval-place.js';

/** One person's word, with what became of the passkey and the person since. */
export interface GivenApproval {
  readonly passkey: string;
  readonly person: string;
  readonly personName: string;
  readonly key: string;
  readonly account: string;
  readonly configuration: string;
  readonly signature: string;
  readonly approvedAt: Date;
  /** Neither taken back, nor struck off, nor perhaps copied. */
  readonly isGood: boolean;
}

/** Of `approval`, `passkey` and `person`: what a `GivenApproval` has, but for account and configuration. */
export const WORD_COLUMNS = `
  approval.passkey, passkey.person, person.name AS "personName", passkey.key, approval.signature,
  approval.approved_at AS "approvedAt",
  passkey.withdrawn_at IS NULL AND passkey.suspected_at IS NULL AND person.struck_off_at IS NULL AS "isGood"`;
export const WORD_JOINS = `
  JOIN papers.acting_passkey passkey ON passkey.id = approval.passkey
  JOIN papers.person person ON person.id = passkey.person`;

/** Those that count for the account as it is now, one of each person. */
export function wordsFor({ account, state }: ApprovalPlace, given: readonly GivenApproval[]): readonly GivenApproval[] {
  const numbers = new Map(state.signers.map(({ key, person }) => [key.toLowerCase(), person]));
  const seen = new Set<number>();
  return given.filter((word) => {
    const number = numbers.get(word.key);
    const isOfNow = word.account === account.address && word.configuration === account.configuration.toString();
    if (!word.isGood || !isOfNow || number === undefined || seen.has(number)) return false;
    seen.add(number);
    return true;
  });
}
