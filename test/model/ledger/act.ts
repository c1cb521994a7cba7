import type { Fields } from './values.js';

/** A signature as the model sees it: which account's, over which digest. How it is made is not the model's business. */
export interface Signature {
  /** Nobody's when the bytes are no signature at all. */
  readonly account: string;
  readonly digest: string;
  /** For an account of several persons: who of them approved. */
  readonly persons?: readonly number[];
  /** Not the account's signature but one person's, in the form that stops a recovery. */
  readonly alone?: boolean;
}

/** An act as it reaches the ledger. Those that nobody signs have no signatures and an empty digest. */
export interface Act {
  readonly kind: string;
  readonly fields: Fields;
  /** EIP-712 digest; the model takes it as a name. */
  readonly digest: string;
  readonly attached?: { readonly fields: Fields; readonly digest: string };
  readonly signatures: readonly Signature[];
}

export interface LedgerEvent {
  readonly contract: 'partyRegistry' | 'programmes' | 'tradeRegistry' | 'receivables' | 'depositToken';
  readonly name: string;
  readonly args: Fields;
}

export type Outcome =
  | { readonly accepted: true; readonly events: readonly LedgerEvent[] }
  | { readonly accepted: false; readonly error: string; readonly args: Fields };

/** Thrown by a rule that says no, with the refusal's name and arguments. */
export class Refusal extends Error {
  constructor(
    readonly refusal: string,
    readonly args: Fields,
  ) {
    super(refusal);
  }
}

export function require(condition: boolean, refusal: string, args: Fields = {}): asserts condition {
  if (!condition) throw new Refusal(refusal, args);
}
