import type { Fields } from './values.js';

/** A signature as the model sees it. How it is made is not the model's business. */
export type Signature = KeySignature | SharedSignature;

export interface KeySignature {
  /** Nobody's when the bytes are no signature at all. */
  readonly account: string;
  readonly digest: string;
}

/** Of an account that several persons share: what they said, each by a key. */
export interface SharedSignature {
  readonly account: string;
  readonly approvals: readonly Approval[];
  /** That what they approved is a tree, and the act is in it. */
  readonly proof?: Proof;
  /** Not the account's signature but the first one's, in the form that stops a recovery. */
  readonly isAlone?: boolean;
  /** The keys do not rise by their hash. */
  readonly isFalling?: boolean;
}

export interface Approval {
  readonly key: string;
  /** Who signed, where it is not that key. */
  readonly by?: string;
  /** For which account, and which of its configurations. */
  readonly account: string;
  readonly configuration: bigint;
  /** An act's digest, or many. */
  readonly approves: string | Tree;
  /** The relying party that whoever holds a passkey was shown. */
  readonly site: string;
}

/** Digests that one ceremony approves, and levels that nothing but a proof's length comes of. */
export interface Tree {
  readonly acts: readonly string[];
  readonly levelsAbove: number;
}

export interface Proof {
  readonly tree: Tree;
  readonly leadsTo: string;
  readonly isBroken?: boolean;
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
