import {
  type AmountFault,
  type CalendarDate,
  type Price,
  priceOf,
  type RateFault,
  readAmount,
  readRate,
} from '@tallystick/kernel';
import { CURRENCY_BEFORE_CHOICE } from '../drafting/currency-before-choice.js';
import type { PlannedDraft } from '../drafting/draft-and-offer.js';
import type { TypedParty } from '../parties/typed-party.js';
import type { Fragment } from '../receivables/tiles.js';
import { readFee } from './price.js';

/** `purchase` against deposits in one transaction; `lock` by bank transfer, for which the part is held for the bank. */
export type SaleKind = 'purchase' | 'lock';

/** What a price is made of by who names it. */
export interface TypedPrice {
  readonly rate: string;
  readonly fee: string;
}

export interface TypedOffer extends TypedPrice {
  readonly bank: TypedParty;
  /** Empty for all of the fragment. */
  readonly amount: string;
}

export interface Sellable {
  readonly fragment: Fragment;
  readonly currency: string;
  readonly dueDate: CalendarDate;
}

export interface OfferFaults {
  readonly fragment?: 'missing';
  readonly bank?: 'missing' | 'unchosen';
  readonly amount?: AmountFault | 'over';
  readonly rate?: RateFault;
  readonly fee?: AmountFault | 'all';
}

export interface ReadOffer {
  readonly faults: OfferFaults;
  readonly amountMinor: bigint | undefined;
  readonly price: Price | undefined;
}

/** What is offered to a bank, what it comes to, and what is wrong with it. @param today when the money would come at the earliest */
export function readOffer(typed: TypedOffer, sellable: Sellable | undefined, today: CalendarDate): ReadOffer {
  const currency = sellable?.currency ?? CURRENCY_BEFORE_CHOICE;
  const amount = readPart(typed.amount, sellable, currency);
  const part = { amountMinor: amount.minor, currency, dueDate: sellable?.dueDate };
  const { price, faults: ofPrice } = readPrice(typed, part, today);
  const faults = { bank: faultOfBank(typed.bank), amount: amount.fault, ...ofPrice };
  return {
    amountMinor: amount.minor,
    price,
    faults: { ...(sellable ? {} : { fragment: 'missing' as const }), ...said(faults) },
  };
}

/** What a price is reckoned on, as far as it is known. */
interface PricedPart {
  readonly amountMinor: bigint | undefined;
  readonly currency: string;
  readonly dueDate: CalendarDate | undefined;
}

/** A rate and a fee as they are typed, and what they make of a part of a claim. @param today from which the discount is reckoned */
export function readPrice(typed: TypedPrice, { amountMinor, currency, dueDate }: PricedPart, today: CalendarDate) {
  const rate = readRate(typed.rate);
  const fee = readFee(typed.fee, currency);
  const price =
    dueDate && amountMinor !== undefined && rate.fault === undefined && fee.minor !== undefined
      ? priceOf({ amountMinor, currency, rate: rate.rate, feeMinor: fee.minor, from: today, to: dueDate })
      : undefined;
  const feeFault = fee.fault ?? (price && price.proceedsMinor <= 0n ? ('all' as const) : undefined);
  return {
    price,
    rate: rate.fault === undefined ? rate.rate : undefined,
    faults: said({ rate: rate.fault, fee: feeFault }),
  };
}

const faultOfBank = ({ text, party }: TypedParty): OfferFaults['bank'] | undefined =>
  party !== undefined ? undefined : text.trim() === '' ? 'missing' : 'unchosen';

/** What is wrong alone: a field that is right says nothing. */
export const said = <Faults extends object>(faults: Faults) =>
  Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== undefined)) as {
    readonly [Field in keyof Faults]?: Exclude<Faults[Field], undefined>;
  };

/** A part of a fragment as it is typed; all of it when nothing is. */
export function readPart(text: string, sellable: Sellable | undefined, currency: string) {
  const whole = BigInt(sellable?.fragment.amountMinor ?? '0');
  if (text.trim() === '') return { minor: whole, fault: undefined };
  const read = readAmount(text, currency);
  if (read.fault) return { minor: undefined, fault: read.fault };
  return read.minor > whole && sellable ? { minor: undefined, fault: 'over' as const } : read;
}

export interface AgreedSale {
  readonly kind: SaleKind;
  readonly fragment: Fragment;
  readonly bank: string;
  readonly amountMinor: bigint;
  readonly priceMinor: bigint;
}

/** What the service is asked to draft, and what its draft must say; which of its programmes the bank draws on is the bank's own affair. */
export function plannedSale({ kind, fragment, bank, amountMinor, priceMinor }: AgreedSale): PlannedDraft {
  const { receivable, from, to, version, holder } = fragment;
  const [amount, price] = [String(amountMinor), String(priceMinor)];
  return {
    terms: { receivable, from, buyer: bank, amountMinor: amount, priceMinor: price },
    agreed: { kind, fields: { receivable, from, to, version, amount, holder, buyer: bank, price } },
  };
}
