import type { Severity } from '../finding.js';
import type { XPathScope } from './xpath.js';

/** A Schematron file (ISO/IEC 19757-3), made out: nothing abstract is left in it. Every text of an expression is XPath 3.1. */
export interface Schema {
  /** How the operator calls the file. */
  readonly file: string;
  /** Of its expressions: the file's prefixes, and no variable yet. */
  readonly scope: XPathScope;
  readonly lets: readonly Let[];
  readonly patterns: readonly Pattern[];
}

export interface Let {
  readonly name: string;
  readonly value: string;
}

/** Of its rules the first that a node matches holds it. */
export interface Pattern {
  readonly lets: readonly Let[];
  readonly rules: readonly Rule[];
}

export interface Rule {
  /** What a finding is called when the context itself cannot be evaluated. */
  readonly id: string;
  readonly context: string;
  readonly lets: readonly Let[];
  readonly assertions: readonly Assertion[];
}

export interface Assertion {
  readonly kind: 'assert' | 'report';
  /** As a finding names it, such as `sch:BR-DE-1`. */
  readonly id: string;
  readonly severity: Severity;
  readonly test: string;
  readonly message: readonly MessagePart[];
}

/** Text, or an expression whose value stands in its place. */
export type MessagePart = string | { readonly select: string };
