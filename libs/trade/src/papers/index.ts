/** Papers without a platform around them: read, check and write. No Nest, no database, no network. */
export {
  type CheckedDocument,
  type CheckOptions,
  checkPapers,
  type CheckReport,
  type Financeable,
} from '../domain/check-papers.js';
export type { PaperParty } from '../domain/documents/paper-party.js';
export type { Invoice, PaperKind, TradeDocument } from '../domain/documents/trade-document.js';
export type { SubmittedPaper } from '../domain/submitted-paper.js';
export type { Finding, Severity } from '../domain/finding.js';
export { type PaperReading, type ReadOptions, readPaper } from '../domain/read-paper.js';
export type { Check, Outcome, Verdict } from '../domain/verdict.js';
export { worst } from '../domain/verdict.js';
export { DEFAULT_XML_LIMITS, type XmlLimits } from '../domain/xml/xml-limits.js';
export { PAPER_LIMIT_SETTINGS, PAPER_SENTENCES, PAPER_LIMITS } from './paper-limits.js';
export { holdToSchematron } from '../infra/schematron/hold-to-schematron.js';
export { openSchematron, type Schematron } from '../infra/schematron/open-schematron.js';
export { SchematronInvalid } from '../infra/schematron/rule-files.js';
export { openTradeRules, TradeRulesInvalid } from '../infra/rules/open-trade-rules.js';
export { DEFAULT_TRADE_RULES, type TradeRules } from '../domain/rules/trade-rules.js';
export { submitPaper } from './submit-paper.js';
export type { Organisation, PaperDetails, TradeDetails, TradeLine } from './trade-details.js';
export { payableOf, writeDespatchAdvice, writeInvoice, writeOrder, writeReceiptAdvice } from './write-papers.js';
