import { articleName } from '../documents/article-name.js';
import type { PaperKind, TradeDocument } from '../documents/trade-document.js';
import { type Finding, worstOf } from '../finding.js';
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
const OUTCOME_OF: Readonly<Record<ReturnType<typeof worstOf>, Outcome>> = {
  error: 'fail',
  warning: 'review',
  info: 'pass',
  none: 'pass',
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
  return { outcome: OUTCOME_OF[worstOf(findings)], findings: findings.length };
}

function lineOf(line: TradeDocument['lines'][number], id: string): GraphLine {
  const { quantity } = line;
  return {
    id,
    number: line.id,
    article: articleName(line),
    quantity: quantity?.value.toString() ?? '',
    unit: quantity?.unit ?? '',
    ...('netAmount' in line && line.netAmount ? { netMinor: line.netAmount.value.amountMinor.toString() } : {}),
  };
}
