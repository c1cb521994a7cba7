import { readBankStatement } from './camt/read-bank-statement.js';
import { readCrossIndustryInvoice } from './cii/invoice.js';
import type { TradeDocument } from './documents/trade-document.js';
import { readEInvoice } from './einvoice/invoice.js';
import { checkEn16931, claimsEn16931 } from './en16931/check-en16931.js';
import type { Finding } from './finding.js';
import { isBankStatement, NAMESPACES, ublRootNamespace } from './reading/names.js';
import { PaperReader } from './reading/paper-reader.js';
import { readJson, looksLikeJson } from './json/read-json.js';
import { recordOfStatement } from './records/bank-statement-record.js';
import { readJsonRecord } from './records/read-json-record.js';
import { recordOfRemittanceAdvice } from './records/remittance-advice-record.js';
import type { TradeRecord } from './records/trade-record.js';
import { reckonTotals } from './totals/reckon-totals.js';
import { reckonRemittance } from './totals/remittance-totals.js';
import { readDespatchAdvice } from './ubl/despatch-advice.js';
import { readCreditNote, readInvoice } from './ubl/invoice.js';
import { readOrderResponse } from './ubl/order-response.js';
import { readOrder } from './ubl/order.js';
import { readReceiptAdvice } from './ubl/receipt-advice.js';
import { readRemittanceAdvice } from './ubl/remittance-advice.js';
import { readXml } from './xml/read-xml.js';
import type { XmlElement } from './xml/xml-element.js';
import { DEFAULT_XML_LIMITS, type XmlLimits } from './xml/xml-limits.js';

export interface PaperReading {
  /** Undefined when it is a record, or unreadable; the findings then say why. */
  readonly document: TradeDocument | undefined;
  /** What it is when it is no paper between a seller and a buyer. */
  readonly record?: TradeRecord;
  readonly findings: readonly Finding[];
}

interface Format {
  /** The root element's namespace. */
  readonly uri: string;
  readonly amountsNameCurrency: boolean;
  readonly read: (reader: PaperReader, root: XmlElement) => TradeDocument;
}

const ubl = (kind: string, read: Format['read']): Format => ({
  uri: ublRootNamespace(kind),
  amountsNameCurrency: true,
  read,
});

/** What is read, by the root element's name. */
const FORMATS: Readonly<Record<string, Format>> = {
  Order: ubl('Order', readOrder),
  OrderResponse: ubl('OrderResponse', readOrderResponse),
  DespatchAdvice: ubl('DespatchAdvice', readDespatchAdvice),
  ReceiptAdvice: ubl('ReceiptAdvice', readReceiptAdvice),
  Invoice: ubl('Invoice', readInvoice),
  CreditNote: ubl('CreditNote', readCreditNote),
  CrossIndustryInvoice: { uri: NAMESPACES.rsm, amountsNameCurrency: false, read: readCrossIndustryInvoice },
  EInvoice: { uri: NAMESPACES.ein, amountsNameCurrency: false, read: readEInvoice },
};

const REMITTANCE_ADVICE = 'RemittanceAdvice';

export interface ReadOptions {
  readonly limits?: XmlLimits;
  /** Holds every invoice to EN 16931-1, also one that does not claim to follow it. */
  readonly isHeldToEn16931?: boolean;
}

/**
 * Reads a paper's bytes as a normalised document, reckons its sums, and holds an invoice to EN 16931-1 where it claims to follow it. Without
 * a document or a record it is unreadable.
 */
export function readPaper(
  bytes: Uint8Array,
  { limits = DEFAULT_XML_LIMITS, isHeldToEn16931 = false }: ReadOptions = {},
): PaperReading {
  if (looksLikeJson(bytes)) return readJsonPaper(bytes, limits);
  const xml = readXml(bytes, limits);
  if ('refusal' in xml) return { document: undefined, findings: [xml.refusal] };
  const { root } = xml;
  if (root.local === 'Document' && isBankStatement(root.uri)) return readStatement(root, limits);
  if (root.local === REMITTANCE_ADVICE && root.uri === ublRootNamespace(REMITTANCE_ADVICE))
    return readRemittance(root, limits);
  const format = Object.hasOwn(FORMATS, root.local) ? FORMATS[root.local] : undefined;
  if (format?.uri !== root.uri) return { document: undefined, findings: [unknownRoot(root)] };
  const reader = new PaperReader(limits.maxValueCharacters, format.amountsNameCurrency);
  const document = format.read(reader, root);
  if (reader.unreadable) return { document: undefined, findings: reader.findings };
  return { document, findings: [...reader.findings, ...rulesOn(document, isHeldToEn16931)] };
}

function readStatement(root: XmlElement, limits: XmlLimits): PaperReading {
  const { statement, findings } = readBankStatement(root, limits);
  return { document: undefined, ...(statement ? { record: recordOfStatement(statement) } : {}), findings };
}

/** A payer's word on a transfer and on many invoices: evidence, and no paper that a trade is made of. */
function readRemittance(root: XmlElement, limits: XmlLimits): PaperReading {
  const reader = new PaperReader(limits.maxValueCharacters, true);
  const advice = readRemittanceAdvice(reader, root);
  if (reader.unreadable) return { document: undefined, findings: reader.findings };
  const findings = [...reader.findings, ...reckonRemittance(advice)];
  return { document: undefined, record: recordOfRemittanceAdvice(advice), findings };
}

function readJsonPaper(bytes: Uint8Array, limits: XmlLimits): PaperReading {
  const json = readJson(bytes, limits);
  if ('refusal' in json) return { document: undefined, findings: [json.refusal] };
  const { record, findings } = readJsonRecord(json.value, limits.maxValueCharacters);
  return { document: undefined, ...(record ? { record } : {}), findings };
}

function rulesOn(document: TradeDocument, isHeldToEn16931: boolean): readonly Finding[] {
  const isBilling = document.kind === 'invoice' || document.kind === 'credit-note';
  const isHeld = isBilling && (isHeldToEn16931 || claimsEn16931(document));
  return [...reckonTotals(document), ...(isHeld ? checkEn16931(document) : [])];
}

function unknownRoot(root: XmlElement): Finding {
  const kinds = [...Object.keys(FORMATS), REMITTANCE_ADVICE, 'Document (camt.053 or camt.054, 001.02 to 001.13)'].join(
    ', ',
  );
  return {
    rule: 'paper-unknown',
    severity: 'error',
    where: root.where.slice(0, 100),
    message: `{${root.uri.slice(0, 100)}}${root.local.slice(0, 60)} is none of the papers that are read: ${kinds}`,
  };
}
