import type { PaperKind, TradeDocument } from './documents/trade-document.js';
import type { Finding } from './finding.js';
import { reckonTotals } from './totals/reckon-totals.js';
import { readDespatchAdvice } from './ubl/despatch-advice.js';
import { readInvoice } from './ubl/invoice.js';
import { rootNamespace } from './ubl/names.js';
import { readOrder } from './ubl/order.js';
import { PaperReader } from './ubl/paper-reader.js';
import { readReceiptAdvice } from './ubl/receipt-advice.js';
import { readXml } from './xml/read-xml.js';
import type { XmlElement } from './xml/xml-element.js';
import { DEFAULT_XML_LIMITS, type XmlLimits } from './xml/xml-limits.js';

export interface PaperReading {
  /** Undefined when the paper is unreadable; the findings then say why. */
  readonly document: TradeDocument | undefined;
  readonly findings: readonly Finding[];
}

type Read = (reader: PaperReader, root: XmlElement) => TradeDocument;

const KINDS: Readonly<Record<string, { readonly kind: PaperKind; readonly read: Read }>> = {
  Order: { kind: 'order', read: readOrder },
  DespatchAdvice: { kind: 'despatch-advice', read: readDespatchAdvice },
  ReceiptAdvice: { kind: 'receipt-advice', read: readReceiptAdvice },
  Invoice: { kind: 'invoice', read: readInvoice },
};

/** Reads a paper's bytes as a normalised document and reckons its sums. Without a document the paper is unreadable. */
export function readPaper(bytes: Uint8Array, limits: XmlLimits = DEFAULT_XML_LIMITS): PaperReading {
  const xml = readXml(bytes, limits);
  if ('refusal' in xml) return { document: undefined, findings: [xml.refusal] };
  const { root } = xml;
  const known = Object.hasOwn(KINDS, root.local) ? KINDS[root.local] : undefined;
  if (!known || root.uri !== rootNamespace(root.local)) return { document: undefined, findings: [unknownRoot(root)] };
  const reader = new PaperReader(limits.maxValueCharacters);
  const document = known.read(reader, root);
  if (reader.unreadable) return { document: undefined, findings: reader.findings };
  return { document, findings: [...reader.findings, ...reckonTotals(document)] };
}

function unknownRoot(root: XmlElement): Finding {
  const kinds = Object.keys(KINDS).join(', ');
  return {
    rule: 'paper-unknown',
    severity: 'error',
    where: root.where.slice(0, 100),
    message: `{${root.uri.slice(0, 100)}}${root.local.slice(0, 60)} is none of UBL 2.x ${kinds}`,
  };
}
