import { canonicalInvoiceNumber, Money } from '@tallystick/kernel';
import type { PaperParty } from '../documents/paper-party.js';
import type { Invoice } from '../documents/trade-document.js';
import { sameParty } from '../matching/same-party.js';
import { linesOf, partsOf } from './advice-lines.js';
import type { AdvicePaper } from './advised.js';
import type { BookedTransfer } from './booked-transfers.js';
import { isInvoice, wordsOf } from './mention.js';

const NOT_ALL_OF_IT = 'what names it does not make what it moved';

/**
 * All that a transfer is tied to makes what it moved, or a person looks: by its own words where it names an invoice, else by the advices. Of
 * several of one number each invoice counts once, with the greater sum.
 */
export function doubtsOnSum(
  moved: Money,
  transfer: BookedTransfer,
  named: readonly AdvicePaper[],
  invoice: Invoice,
): readonly string[] {
  const own = ownTies(transfer, invoice);
  const advised = sumOfEach(
    [...Map.groupBy(named, ({ record }) => canonicalInvoiceNumber(record.number)).values()].map((alike) =>
      greatestOfEach(alike.map((paper) => paidBy(paper, invoice))),
    ),
  );
  const words = wordsOf(transfer);
  const isNamedInText = [...advised.keys()].some((key) => words.has(key));
  const ownMinor = isNamedInText ? moved.amountMinor : [...own.values()].reduce((sum, minor) => sum + minor, 0n);
  const rest = [...advised].filter(([key]) => !own.has(key) && !words.has(key));
  const totalMinor = rest.reduce((sum, [, amountMinor]) => sum + amountMinor, ownMinor);
  if (totalMinor === moved.amountMinor) return [];
  // The sum of a transfer is known to who paid it and who was paid; of others' both sides need not read.
  if (named.some(({ record }) => sameParty(record.advice.payer, invoice.buyer) !== 'same')) return [NOT_ALL_OF_IT];
  const total = Money.ofMinor(totalMinor, invoice.currency).toString();
  return [`it moved ${moved.toString()}, and by what names it, it is for ${total}`];
}

/** What the transfer says itself, by the invoice's number. */
function ownTies({ detail }: BookedTransfer, { currency }: Invoice): ReadonlyMap<string, bigint> {
  const ties = new Map<string, bigint>();
  for (const { documents, remitted } of detail?.remittances ?? []) {
    const minor = remitted?.value.currency.code === currency.code ? remitted.value.amountMinor : 0n;
    for (const [place, { number }] of documents.filter(({ type }) => isInvoice(type)).entries()) {
      const key = canonicalInvoiceNumber(number);
      ties.set(key, (ties.get(key) ?? 0n) + (place === 0 ? minor : 0n));
    }
  }
  return ties;
}

/** What an advice pays to the invoice's seller, by invoice; under the empty text what it takes off. */
function paidBy({ record: { advice } }: AdvicePaper, { seller }: Invoice): ReadonlyMap<string, bigint> {
  const { all, parts } = linesOf(advice);
  const isOurs = (payee: PaperParty) => sameParty(payee, seller) !== 'different';
  const lines = all.filter(({ line }) => line.payee && isOurs(line.payee));
  const own = isOurs(advice.payee) ? [parts] : [];
  return sumOfEach(lines.length > 0 ? [...own, partsOf(lines)] : own);
}

function greatestOfEach(maps: readonly ReadonlyMap<string, bigint>[]): ReadonlyMap<string, bigint> {
  if (maps.length === 1 && maps[0]) return maps[0];
  const greatest = new Map<string, bigint>();
  for (const [key, amount] of maps.flatMap((map) => [...map])) {
    const known = greatest.get(key);
    if (known === undefined || amount > known) greatest.set(key, amount);
  }
  return greatest;
}

function sumOfEach(maps: readonly ReadonlyMap<string, bigint>[]): ReadonlyMap<string, bigint> {
  if (maps.length === 1 && maps[0]) return maps[0];
  const sums = new Map<string, bigint>();
  for (const [key, amount] of maps.flatMap((map) => [...map])) sums.set(key, (sums.get(key) ?? 0n) + amount);
  return sums;
}
