import { canonicalInvoiceNumber } from '@tallystick/kernel';
import type { RemittanceAdvice } from '../documents/remittance-advice.js';
import { append } from '../matching/paper-index.js';
import { type RemittedLine, remittedLines } from '../documents/remitted-lines.js';

/** A line by the invoices that it names, in the form in which such numbers compare. */
export interface AdviceLine extends RemittedLine {
  /** All of them as one text; empty on a line that names none. */
  readonly key: string;
  readonly invoices: ReadonlySet<string>;
}

interface AdviceLines {
  readonly all: readonly AdviceLine[];
  readonly byInvoice: ReadonlyMap<string, readonly AdviceLine[]>;
  /** Sums by key, of those lines that are for the advice's own payee. */
  readonly parts: ReadonlyMap<string, bigint>;
}

/** An advice of a thousand invoices is asked by each of them. */
const known = new WeakMap<RemittanceAdvice, AdviceLines>();

export function linesOf(advice: RemittanceAdvice): AdviceLines {
  const before = known.get(advice);
  if (before) return before;
  const all = remittedLines(advice).map((remitted) => {
    const invoices = new Set(remitted.line.invoices.map(canonicalInvoiceNumber));
    return { ...remitted, invoices, key: [...invoices].join(' ') };
  });
  const byInvoice = new Map<string, AdviceLine[]>();
  for (const line of all) for (const invoice of line.invoices) append(byInvoice, invoice, line);
  const lines = { all, byInvoice, parts: partsOf(all.filter(({ line }) => !line.payee)) };
  known.set(advice, lines);
  return lines;
}

/** Sums by key. */
export function partsOf(lines: readonly AdviceLine[]): ReadonlyMap<string, bigint> {
  const parts = new Map<string, bigint>();
  for (const { key, amountMinor = 0n } of lines) parts.set(key, (parts.get(key) ?? 0n) + amountMinor);
  return parts;
}
