import type { BillingDocument } from '../documents/trade-document.js';

/** Where a document breaks a rule, and how, in words of ours. */
export interface Breach {
  /** `line:column path`. */
  readonly where: string;
  readonly message: string;
}

/** One rule of EN 16931-1 on an invoice or credit note, whatever its syntax. */
export interface Rule {
  /** As the standard numbers it: `BR-09`, `BR-CO-26`, `BR-AE-05`, `BR-DEC-12`. */
  readonly id: string;
  /** The business terms (BT) and groups (BG) that it is about. */
  readonly terms: readonly string[];
  readonly check: (document: BillingDocument) => readonly Breach[];
}

/** The things that break a rule, each with its place. */
export function breaches<T extends { readonly where: string }>(
  things: readonly T[],
  isBroken: (thing: T) => boolean,
  message: string,
): Breach[] {
  return things.filter(isBroken).map(({ where }) => ({ where, message }));
}

/** One breach or none, at a known place. */
export function breachIf(isBroken: boolean, where: string, message: string): Breach[] {
  return isBroken ? [{ where, message }] : [];
}

/** A group that may be left out, as a list. */
export function given<T>(thing: T | undefined): readonly T[] {
  return thing === undefined ? [] : [thing];
}
