import type { BankStatement } from '../documents/bank-statement.js';
import type { Finding } from '../finding.js';
import { isBankStatement } from '../reading/names.js';
import { PaperReader } from '../reading/paper-reader.js';
import { readXml } from '../xml/read-xml.js';
import { DEFAULT_XML_LIMITS } from '../xml/xml-limits.js';
import { readAccountReports } from './account-reports.js';
import { reckonAccount } from './reckon-account.js';

export interface BankStatementReading {
  /** Undefined when it cannot be read; the findings then say why. */
  readonly statement: BankStatement | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Reads the bytes of a camt.053 or camt.054 and reckons its figures. A statement is private to its account's holder and covers many trades:
 * it is no paper between a seller and a buyer, and is not read among them.
 */
export function readBankStatement(bytes: Uint8Array, limits = DEFAULT_XML_LIMITS): BankStatementReading {
  const xml = readXml(bytes, limits);
  if ('refusal' in xml) return { statement: undefined, findings: [xml.refusal] };
  const { root } = xml;
  if (root.local !== 'Document' || !isBankStatement(root.uri)) {
    const message =
      'no bank statement: the root is Document in the namespace of camt.053 or camt.054, 001.02 to 001.13';
    return { statement: undefined, findings: [{ rule: 'paper-unknown', severity: 'error', where: '', message }] };
  }
  const reader = new PaperReader(limits.maxValueCharacters, false);
  const statement = readAccountReports(reader, root);
  if (reader.unreadable) return { statement: undefined, findings: reader.findings };
  return { statement, findings: [...reader.findings, ...statement.accounts.flatMap(reckonAccount)] };
}
