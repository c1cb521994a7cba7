import type { AlarmBook } from '../../domain/alarms/alarm.js';

/** A key's alarms as they now are, as they were last written, and as they were at the last commit. */
export interface KeptBook {
  /** The rule's UUID. */
  readonly rule: string;
  readonly instance: string;
  book: AlarmBook;
  written: AlarmBook;
  committed: AlarmBook;
}

const nameOf = (rule: string, instance: string) => `${rule}/${instance}`;

/** Whether a key needs looking after: an alarm is open, or somebody silenced it. */
export function isLive({ open, shelved, outages }: AlarmBook): boolean {
  return open.length > 0 || shelved !== null || outages.length > 0;
}

export function isSilenced({ shelved, outages }: AlarmBook): boolean {
  return shelved !== null || outages.length > 0;
}

/**
 * The alarm books of a site that are live. The others are in the database alone, and come back when something is found again: what is kept here
 * is bounded by what is open.
 */
export class BooksOfSite {
  private readonly all = new Map<string, KeptBook>();
  private readonly unwritten = new Set<KeptBook>();
  private readonly touched = new Set<KeptBook>();
  private readonly keysOf = new Map<string, number>();

  constructor(books: readonly Pick<KeptBook, 'rule' | 'instance' | 'book'>[]) {
    for (const book of books) this.keep(book);
  }

  find(rule: string, instance: string): KeptBook | undefined {
    return this.all.get(nameOf(rule, instance));
  }

  /** How many keys of a rule are kept. */
  countOf(rule: string): number {
    return this.keysOf.get(rule) ?? 0;
  }

  silenced(): readonly KeptBook[] {
    return [...this.all.values()].filter(({ book }) => isSilenced(book));
  }

  /** From what is stored. */
  keep({ rule, instance, book }: Pick<KeptBook, 'rule' | 'instance' | 'book'>): KeptBook {
    const kept = { rule, instance, book, written: book, committed: book };
    this.all.set(nameOf(rule, instance), kept);
    this.keysOf.set(rule, this.countOf(rule) + 1);
    // One that is not live yet goes again at the end of the transaction, unless something opens it.
    this.touched.add(kept);
    return kept;
  }

  change(kept: KeptBook, book: AlarmBook): void {
    kept.book = book;
    this.unwritten.add(kept);
    this.touched.add(kept);
  }

  takeUnwritten(): readonly KeptBook[] {
    const books = [...this.unwritten];
    this.unwritten.clear();
    return books;
  }

  committed(): void {
    for (const kept of this.touched) kept.committed = kept.book;
    this.settle();
  }

  rolledBack(): void {
    for (const kept of this.touched) kept.book = kept.written = kept.committed;
    this.unwritten.clear();
    this.settle();
  }

  private settle(): void {
    for (const kept of this.touched) if (!isLive(kept.book)) this.drop(kept);
    this.touched.clear();
  }

  private drop({ rule, instance }: KeptBook): void {
    if (this.all.delete(nameOf(rule, instance))) this.keysOf.set(rule, this.countOf(rule) - 1);
  }
}
