import { dueDateInShanghai } from '@tallystick/kernel';
import type { ActView } from '@tallystick/web-kit/signing';
import { findCurrencyOfNumericCode } from './currency.js';

/** What sentences about acts are made of; each is of the very message that is signed. */
export interface Told {
  /** The name of the party in a field. */
  readonly party: (field: string) => string;
  /** Currency and exact amount of a field. */
  readonly amount: (field: string) => string;
  /** The claim’s short number. */
  readonly claim: string;
  readonly moment: (field: string) => string;
  /** The day, in Shanghai, on which a claim is due. */
  readonly day: (field: string) => string;
  /** A field as it is signed. */
  readonly plain: (field: string) => string;
  readonly is: (field: string) => boolean;
  /** How many items a list has. */
  readonly count: (field: string) => number;
}

const NOBODY = '0';

export const valueOf = ({ message }: ActView, field: string): string => {
  const value = message[field];
  return typeof value === 'string' ? value : '';
};

export const itemsOf = ({ message }: ActView, field: string): readonly string[] => {
  const value = message[field];
  return Array.isArray(value) ? value : value === undefined ? [] : [String(value)];
};

/** ISO 4217: the act’s own word where it has one, else the ledger’s; undefined of deposits and where neither says. */
export const currencyOfAct = (act: ActView): string | undefined =>
  findCurrencyOfNumericCode(valueOf(act, 'currency')) ?? act.concerns?.currency;

export const isNobody = (party: string): boolean => party === NOBODY || party === '';

/** Unix seconds as the formats take a moment; undefined of what is none that a Date can hold. */
export function momentOf(seconds: string): string | undefined {
  const date = new Date(Number(seconds) * 1_000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** The day on which a claim is due that is due at that second; undefined of what is none. */
export const dayOf = (seconds: string): string | undefined =>
  momentOf(seconds) === undefined ? undefined : dueDateInShanghai(Number(seconds));

/** The numbers of all parties that an act names. */
export function partiesOf(act: ActView, partyFields: readonly string[]): readonly string[] {
  const named = partyFields.flatMap((field) => itemsOf(act, field));
  return [...new Set([...named, act.draftedBy].filter((party) => !isNobody(party)))];
}
