import type { PartyAccountState } from '@tallystick/chain';
import { PersonApprovedAlready } from '../../domain/acting/errors.js';
import type { ApprovalPlace } from './approval-place.js';

/** One person's word, with what became of the passkey and the person since. */
export interface GivenApproval {
  /** Null of a key that is kept elsewhere. */
  readonly passkey: string | null;
  /** Whose passkey it is, or who handed in what another key signed; null when a machine did. */
  readonly person: string | null;
  readonly personName: string | null;
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
  approval.passkey, person.id AS person, person.name AS "personName", approval.key, approval.signature,
  approval.approved_at AS "approvedAt",
  passkey.withdrawn_at IS NULL AND passkey.suspected_at IS NULL AND person.struck_off_at IS NULL AS "isGood"`;
export const WORD_JOINS = `
  LEFT JOIN papers.acting_passkey passkey ON passkey.id = approval.passkey
  LEFT JOIN papers.person person ON person.id = coalesce(passkey.person, approval.handed_in_by)`;

/** Those that count for the account as it is now: one of each of its persons, and of each human one. */
export function wordsFor({ account, state }: ApprovalPlace, given: readonly GivenApproval[]): readonly GivenApproval[] {
  const numberOf = numbersOf(state);
  const seen = new Set<number | string>();
  return given.filter((word) => {
    const number = numberOf(word.key);
    const isOfNow = word.account === account.address && word.configuration === account.configuration.toString();
    if (!word.isGood || !isOfNow || number === undefined) return false;
    const whose = word.person === null ? [number] : [number, word.person];
    if (whose.some((one) => seen.has(one))) return false;
    for (const one of whose) seen.add(one);
    return true;
  });
}

/**
 * Whoever has a passkey on the account and brings what a wallet signed would be maker and checker at once. Throws `PersonApprovedAlready`.
 * @param word not kept yet
 */
export function requireAnotherHuman(
  place: ApprovalPlace,
  given: readonly GivenApproval[],
  { key, person }: Pick<GivenApproval, 'key' | 'person'>,
): void {
  const numberOf = numbersOf(place.state);
  const isOwn = (word: GivenApproval) => word.person === person && numberOf(word.key) !== numberOf(key);
  if (person !== null && wordsFor(place, given).some(isOwn)) throw new PersonApprovedAlready();
}

function numbersOf({ signers }: PartyAccountState) {
  const numbers = new Map(signers.map(({ key, person }) => [key.toLowerCase(), person]));
  return (key: string) => numbers.get(key);
}
