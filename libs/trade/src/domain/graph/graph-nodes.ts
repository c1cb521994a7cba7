import type { PaperKind, TradeDocument } from '../documents/trade-document.js';
import type { Finding } from '../finding.js';
import type { Paper, RecordPaper } from '../matching/trade.js';
import type { Outcome } from '../verdict.js';
import type { GraphLine, GraphNode, TradeFlow } from './trade-graph.js';

const FLOW_OF: Readonly<Record<PaperKind, TradeFlow>> = {
  order: 'ordered',
  'order-response': 'ordered',
  'despatch-advice': 'moved',
  'receipt-advice': 'moved',
  invoice: 'billed',
  'credit-note': 'credited',
};

export function nodeOf({ file, sha256, document, findings }: Paper, isAskedAbout: boolean): GraphNode {
  return {
    id: sha256,
    file,
    flow: FLOW_OF[document.kind],
    kind: document.kind,
    number: document.number.value,
    date: document.issueDate.value,
    ...foundIn(findings),
    ...('currency' in document && document.currency ? { currency: document.currency.code } : {}),
    isAskedAbout,
    lines: document.lines.map((line, place) => lineOf(line, `${sha256}/${place}`)),
  };
}

export function nodeOfRecord({ file, sha256, record, findings }: RecordPaper): GraphNode {
  const { kind, number } = record;
  const flow = 'events' in record ? 'moved' : 'paid';
  return { id: sha256, file, flow, kind, number, ...foundIn(findings), isAskedAbout: false, lines: [] };
}

function foundIn(findings: readonly Finding[]): { readonly outcome: Outcome; readonly findings: number } {
  const severities = new Set(findings.map(({ severity }) => severity));
  const outcome = severities.has('error') ? 'fail' : severities.has('warning') ? 'review' : 'pass';
  return { outcome, findings: findings.length };
}

function lineOf(line: TradeDocument['lines'][number], id: string): GraphLine {
  const { quantity } = line;
  return {
    id,
    number: line.id,
    article: articleOf(line),
    quantity: quantity?.value.toString() ?? '',
    unit: quantity?.unit ?? '',
    ...('netAmount' in line && line.netAmount ? { netMinor: line.netAmount.value.amountMinor.toString() } : {}),
  };
}

/** By the name that a person knows it by, else by a number. */
function articleOf(line: TradeDocument['lines'][number]): string {
  if (!('article' in line)) return '';
  const { name, sellersId, buyersId, standardId } = line.article;
  return [name, sellersId, buyersId, standardId].find((given) => given !== '') ?? '';
}
