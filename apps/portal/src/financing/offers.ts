import type { components } from '@tallystick/api-client/browser';
import { dateInShanghai, daysBetween, findCalendarDate } from '@tallystick/kernel';
import { ENDED } from '../acts/ended-states.js';
import { yearlyDiscount } from './price.js';

export type ActView = components['schemas']['ActView'];
export type Claim = Pick<components['schemas']['ReceivableView'], 'id' | 'currency' | 'dueDate' | 'debtor' | 'state'>;
export type Line = Pick<components['schemas']['ProgrammeView'], 'programme' | 'currency' | 'debtor'>;

/** What is known around the offers: claims by their numbers, and a bank's own lines, which say a claim's currency and debtor before it sees the claim. */
export interface Known {
  readonly claims: ReadonlyMap<string, Claim>;
  readonly lines: ReadonlyMap<string, Line>;
}

/** States in which an act can still come to pass, and those in which it has ended. */
export const STATES = { open: ['draft', 'offered', 'relayed'], ended: ENDED } as const satisfies Readonly<
  Record<string, readonly ActView['state'][]>
>;

/** Its seller named the price; a bank's own is a quote, and stands with the request that it answers. */
export const isBySeller = ({ draftedBy, message }: ActView): boolean => draftedBy === message.holder;

export const isOpen = ({ act }: Offer): boolean => STATES.open.some((state) => state === act.state);

/** A sale at a price that its seller named, as its act says it. Amounts in minor units. */
export interface Offer {
  readonly act: ActView;
  readonly seller: string;
  readonly bank: string;
  readonly amountMinor: bigint;
  readonly priceMinor: bigint;
  readonly currency: string | undefined;
  readonly debtor: string | undefined;
  /** Missing of a claim that who looks does not see. */
  readonly dueDate: string | undefined;
  readonly days: number | undefined;
  /** Percent a year, discount and fee together. */
  readonly yearly: string | undefined;
  readonly hasBankSigned: boolean;
}

const text = (act: ActView, field: string) => String(act.message[field] ?? '');

export function offerOf(act: ActView, { claims, lines }: Known): Offer {
  const claim = claims.get(text(act, 'receivable')) ?? act.concerns;
  const { currency, debtor } = claim ?? lines.get(text(act, 'programme')) ?? {};
  const [amountMinor, priceMinor] = [BigInt(text(act, 'amount')), BigInt(text(act, 'price'))];
  const asked = dateInShanghai(Math.floor(Date.parse(act.draftedAt) / 1000));
  const due = findCalendarDate(claim?.dueDate ?? '');
  const days = due && Math.max(daysBetween(asked, due), 0);
  return {
    ...{ act, seller: text(act, 'holder'), bank: text(act, 'buyer'), amountMinor, priceMinor },
    ...{ currency, debtor, dueDate: due, days },
    yearly: days === undefined ? undefined : yearlyDiscount(amountMinor, priceMinor, days),
    hasBankSigned: act.signatories.some(({ role, signedAt }) => role === 'buyer' && signedAt !== undefined),
  };
}

/** Which part of a claim is asked for: offers of the same stand beside each other, since at most one of them can come to pass. */
const partOf = ({ act, amountMinor }: Offer) =>
  `${text(act, 'receivable')} ${text(act, 'from')} ${text(act, 'version')} ${amountMinor}`;

/** Offers of one part together, in the order in which parts were first asked for; among them the best price first. */
export function compared(offers: readonly Offer[]): Offer[] {
  return [...Map.groupBy(offers, partOf).values()].flatMap((group) =>
    group.toSorted((one, other) =>
      one.priceMinor < other.priceMinor ? 1 : one.priceMinor > other.priceMinor ? -1 : 0,
    ),
  );
}

/** The acts of offers that no other offer of the same part betters, where there are several. */
export function bestOf(offers: readonly Offer[]): ReadonlySet<string> {
  const groups = [...Map.groupBy(offers, partOf).values()].filter((group) => group.length > 1);
  return new Set(
    groups.flatMap((group) => {
      const highest = group.reduce((most, { priceMinor }) => (priceMinor > most ? priceMinor : most), 0n);
      return group.filter(({ priceMinor }) => priceMinor === highest).map(({ act }) => act.id);
    }),
  );
}
