import { looksLikeJson } from '../../domain/json/read-json.js';
import type { SubmittedPaper } from '../../domain/submitted-paper.js';
import type { Schematron } from './open-schematron.js';

/** A paper with what the operator's rules find on it. Rules are on XML, and on what could be read. */
export async function holdToSchematron<P extends SubmittedPaper>(
  paper: P,
  bytes: Uint8Array,
  schematron: Schematron,
): Promise<P> {
  if ((!paper.document && !paper.record) || looksLikeJson(bytes)) return paper;
  return { ...paper, findings: [...paper.findings, ...(await schematron.hold(bytes))] };
}
