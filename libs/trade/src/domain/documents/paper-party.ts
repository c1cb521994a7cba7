import type { PartyTerms } from './party-terms.js';

/** An organisation as a paper names it. */
export interface PaperParty {
  readonly name: string;
  /** Unified Social Credit Code as written, its check character not yet looked at; empty when none. */
  readonly uscc: string;
  /** Legal Entity Identifier as written; empty when none. */
  readonly lei: string;
  /** Every identifier as `scheme:value`, the legal registration first; the scheme is empty when the paper gives none. */
  readonly identifiers: readonly string[];
  /** Its numbers in public registers, as `register:number`: entries of one register differ for different organisations. */
  readonly registrations: readonly string[];
  readonly where: string;
}

/** A party of an invoice, with all that EN 16931 knows of it. */
export interface InvoiceParty extends PaperParty {
  readonly terms: PartyTerms;
}
