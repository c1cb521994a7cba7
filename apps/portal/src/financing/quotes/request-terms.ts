import { type AmountFault, endOfDayInShanghai, findCalendarDate } from '@tallystick/kernel';
import { CURRENCY_BEFORE_CHOICE } from '../../drafting/currency-before-choice.js';
import { momentOf } from '../../lists/address-filters.js';
import type { TypedParty } from '../../parties/typed-party.js';
import { readPart, said, type SaleKind, type Sellable } from '../offer-terms.js';

export interface TypedRequest {
  /** Empty for all of the fragment. */
  readonly amount: string;
  /** Those chosen already, by their numbers. */
  readonly banks: readonly string[];
  /** The one that is being looked for. */
  readonly nextBank: TypedParty;
  /** The day until the end of which answers are wanted, by Shanghai's clock; undefined for as long as the service has it. */
  readonly until: string | undefined;
}

export interface RequestFaults {
  readonly fragment?: 'missing';
  readonly amount?: AmountFault | 'over';
  readonly banks?: 'missing' | 'unchosen';
  readonly until?: 'past' | 'afterDue';
}

export interface ReadRequest {
  readonly faults: RequestFaults;
  readonly amountMinor: bigint | undefined;
}

/** What banks are asked, and what is wrong with it. @param nowMs since 1970 */
export function readRequest(typed: TypedRequest, sellable: Sellable | undefined, nowMs: number): ReadRequest {
  const amount = readPart(typed.amount, sellable, sellable?.currency ?? CURRENCY_BEFORE_CHOICE);
  return {
    amountMinor: amount.minor,
    faults: said({
      fragment: sellable ? undefined : ('missing' as const),
      amount: amount.fault,
      banks: faultOfBanks(typed),
      until: faultOfUntil(typed.until, sellable, nowMs),
    }),
  };
}

/** A name that was typed and not chosen is meant: it is not passed over because others were chosen. */
function faultOfBanks({ banks, nextBank }: TypedRequest): RequestFaults['banks'] {
  if (nextBank.text.trim() !== '') return 'unchosen';
  return banks.length === 0 ? 'missing' : undefined;
}

function faultOfUntil(text: string | undefined, sellable: Sellable | undefined, nowMs: number): RequestFaults['until'] {
  const day = findCalendarDate(text ?? '');
  if (!day) return undefined;
  if (endOfDayInShanghai(day) * 1_000 <= nowMs) return 'past';
  return sellable && day > sellable.dueDate ? 'afterDue' : undefined;
}

export interface AgreedRequest {
  readonly kind: SaleKind;
  readonly sellable: Sellable;
  readonly amountMinor: bigint;
  readonly typed: TypedRequest;
}

/** As the service takes it. */
export function plannedRequest({ kind, sellable: { fragment }, amountMinor, typed }: AgreedRequest) {
  const { receivable, from } = fragment;
  const day = findCalendarDate(typed.until ?? '');
  return {
    ...{ receivable, from, amountMinor: String(amountMinor), kind, banks: [...typed.banks] },
    ...(day ? { until: momentOf(endOfDayInShanghai(day)) } : {}),
  };
}
