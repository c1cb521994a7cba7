import { append } from '../matching/paper-index.js';
import type { InvoiceIdentity } from './invoice-identity.js';

/** A longer number, which hardly anybody's is, is compared with all: its keys would be as many as it has characters, and as long. */
const KEYED_LENGTH_MAX = 40;

/** Invoices by their numbers, so that those with a number like another are found without comparing each with each. */
export class InvoicesByNumber {
  readonly size: number;
  private readonly byKey = new Map<string, InvoiceIdentity[]>();
  private readonly long: InvoiceIdentity[] = [];
  private readonly byContent: ReadonlyMap<string, InvoiceIdentity>;

  constructor(private readonly invoices: readonly InvoiceIdentity[]) {
    this.size = invoices.length;
    this.byContent = new Map(invoices.map((invoice) => [invoice.sha256, invoice]));
    for (const invoice of invoices) {
      if (invoice.canonicalNumber.length > KEYED_LENGTH_MAX) this.long.push(invoice);
      else for (const key of keysOf(invoice.canonicalNumber)) append(this.byKey, key, invoice);
    }
  }

  /** By the SHA-256 of its paper. */
  find(sha256: string): InvoiceIdentity | undefined {
    return this.byContent.get(sha256);
  }

  /** All whose number is at most one edit away from this one, and maybe others. */
  like(number: string): readonly InvoiceIdentity[] {
    if (number.length > KEYED_LENGTH_MAX) return this.invoices;
    const alike = [...keysOf(number)].flatMap((key) => this.byKey.get(key) ?? []);
    return [...new Set(alike), ...this.long];
  }
}

/** The number itself, and it without each of its characters: two numbers at most one edit apart have one of these in common. */
function keysOf(number: string): ReadonlySet<string> {
  const shorter = Array.from({ length: number.length }, (_, at) => number.slice(0, at) + number.slice(at + 1));
  return new Set([number, ...shorter]);
}
