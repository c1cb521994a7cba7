import type { BankStatement } from '../documents/bank-statement.js';
import type { Finding } from '../finding.js';
import { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';
import type { XmlLimits } from '../xml/xml-limits.js';
import { readAccountReports } from './account-reports.js';
import { reckonAccount } from './reckon-account.js';

export interface BankStatementReading {
  /** Undefined when it cannot be read; the findings then say why. */
  readonly statement: BankStatement | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Reads a camt.053 or camt.054 and reckons its figures. A statement is private to its account's holder and covers many trades: it is no paper
 * between a seller and a buyer.
 */
export function readBankStatement(root: XmlElement, limits: XmlLimits): BankStatementReading {
  const reader = new PaperReader(limits.maxValueCharacters, false);
  const statement = readAccountReports(reader, root);
  if (reader.unreadable) return { statement: undefined, findings: reader.findings };
  return { statement, findings: [...reader.findings, ...statement.accounts.flatMap(reckonAccount)] };
}
