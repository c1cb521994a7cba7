import type { PaperKind } from '../documents/trade-document.js';
import type { RecordKind } from '../records/trade-record.js';
import type { Outcome } from '../verdict.js';

/** Columns from left to right, as a trade goes. */
export const TRADE_FLOWS = ['ordered', 'moved', 'billed', 'credited', 'paid'] as const;
export type TradeFlow = (typeof TRADE_FLOWS)[number];

/** A line of a paper. Quantities are those that the papers were compared in. */
export interface GraphLine {
  /** Its paper's id, a slash and its place in the paper, from 0. */
  readonly id: string;
  /** As the paper numbers it. */
  readonly number: string;
  readonly article: string;
  /** Decimal digits; empty when the paper gives none. */
  readonly quantity: string;
  /** UN/ECE Recommendation 20, empty when none. */
  readonly unit: string;
  /** Net, minor units; of papers that bill or price their lines. */
  readonly netMinor?: string;
}

/** A paper or record of the trade. */
export interface GraphNode {
  /** SHA-256 of its bytes, lower-case hex: the same for ever. */
  readonly id: string;
  /** What whoever handed the papers in calls it: the id of the document or record. */
  readonly file: string;
  readonly flow: TradeFlow;
  readonly kind: PaperKind | RecordKind;
  readonly number: string;
  /** `YYYY-MM-DD`; of papers. */
  readonly date?: string;
  /** The worst of what reading and reckoning it alone found. */
  readonly outcome: Outcome;
  readonly findings: number;
  /** ISO 4217, of what its lines’ amounts are in. */
  readonly currency?: string;
  /** Whether it is the invoice that was asked about. */
  readonly isAskedAbout: boolean;
  readonly lines: readonly GraphLine[];
}

export const GRAPH_RELATIONS = [
  ...(['answers', 'sends', 'receives', 'bills', 'credits', 'is-form-of', 'tells-of'] as const),
] as const;
export type GraphRelation = (typeof GRAPH_RELATIONS)[number];

/** What ties a later paper to an earlier one: an order line or despatch line that it names, or the other paper's number. Articles tie nothing. */
export type GraphGround = 'order-line' | 'despatch-line' | 'number';

/** From a line to the line of the order that it was booked on; from a paper to a paper where lines are not compared. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly relation: GraphRelation;
  readonly ground: GraphGround;
  /** Decimal digits, of edges between lines. */
  readonly quantity?: string;
  readonly unit?: string;
}

/** One order line's balance over all papers: what is left when everything is counted. Decimal digits. */
export interface OrderLineBalance {
  /** Id of the order's line; empty when no order among the papers has it. */
  readonly line: string;
  /** `PO-7/10`. */
  readonly name: string;
  readonly unit: string;
  /** Empty when no order has the line. */
  readonly ordered: string;
  readonly sent: string;
  readonly received: string;
  readonly billed: string;
  /** Received and not billed; below zero what was billed too much. */
  readonly unbilled: string;
}

/** How the papers of one invoice's trade are tied together, line by line. */
export interface TradeGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly balances: readonly OrderLineBalance[];
}
