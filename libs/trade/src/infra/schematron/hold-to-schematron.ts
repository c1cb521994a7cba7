import type { SubmittedPaper } from '../../domain/submitted-paper.js';
import type { Schematron } from './open-schematron.js';

/**
 * A paper with what the operator's rules find on it. What could not be read is not held to them, nor is a record: a bank statement is its
 * holder's own, and the name alone of a rule that it breaks would tell the other side of it.
 */
export async function holdToSchematron<P extends SubmittedPaper>(
  paper: P,
  bytes: Uint8Array,
  schematron: Schematron,
): Promise<P> {
  if (!paper.document) return paper;
  return { ...paper, findings: [...paper.findings, ...(await schematron.hold(bytes))] };
}
