import type { components } from '@tallystick/api-client/browser';
import { Decimal } from '@tallystick/kernel';

export type Graph = components['schemas']['TradeGraphView'];
export type GraphNode = Graph['nodes'][number];
type GraphLine = GraphNode['lines'][number];
export type Balance = Graph['balances'][number];

/** From left to right, as a trade goes. */
export const COLUMNS = ['order', 'despatch-advice', 'receipt-advice', 'invoice'] as const;
export type MatchColumn = (typeof COLUMNS)[number];

/** A line of a paper as it bears on an order line. */
export interface Entry {
  readonly line: GraphLine;
  readonly paper: GraphNode;
  /** Decimal digits: what of the line was booked on the order line. */
  readonly quantity: string;
}

/** How two neighbouring columns compare: the right one against the left. */
export interface Step {
  readonly state: 'agrees' | 'under' | 'over' | 'missing';
  /** Decimal digits without sign; of `under` and `over`. */
  readonly difference: string;
}

/** One order line with all that bears on it. */
export interface Lane {
  readonly balance: Balance;
  readonly article: string;
  readonly cells: Readonly<Record<MatchColumn, readonly Entry[]>>;
  /** Between each column and the next. */
  readonly steps: readonly Step[];
  readonly isWhole: boolean;
}

export interface Match {
  readonly lanes: readonly Lane[];
  /** Lines of papers that are tied to no order line. */
  readonly strays: readonly Entry[];
}

const RELATIONS: Readonly<Record<string, MatchColumn>> = {
  ...{ sends: 'despatch-advice', receives: 'receipt-advice', bills: 'invoice' },
};

/** The trade's graph laid out order line by order line. What is compared is what was booked over all papers, as the verifier did. */
export function matchOf({ nodes, edges, balances }: Graph): Match {
  const lines = new Map(
    nodes.flatMap((paper) => paper.lines.map((line) => [line.id, { line, paper, quantity: line.quantity }] as const)),
  );
  const tied = edges.flatMap((edge) => {
    const [entry, column] = [lines.get(edge.from), RELATIONS[edge.relation]];
    return entry && column ? [{ column, to: edge.to, entry: { ...entry, quantity: edge.quantity ?? '' } }] : [];
  });
  const lanes = balances.map((balance): Lane => {
    const own = tied.filter(({ to }) => balance.line !== '' && to === balance.line);
    const ordered = lines.get(balance.line);
    const of = (column: MatchColumn) => own.flatMap((one) => (one.column === column ? [one.entry] : []));
    const cells = {
      order: ordered ? [ordered] : [],
      ...{ 'despatch-advice': of('despatch-advice'), 'receipt-advice': of('receipt-advice'), invoice: of('invoice') },
    };
    const steps = stepsOf(balance, cells);
    const article = Object.values(cells)
      .flat()
      .find(({ line }) => line.article !== '')?.line.article;
    return { balance, article: article ?? '', cells, steps, isWhole: steps.every(({ state }) => state === 'agrees') };
  });
  const drawn = new Set([...balances.map(({ line }) => line), ...tied.map(({ entry }) => entry.line.id)]);
  const strays = [...lines.values()].filter(
    ({ line, paper }) => COLUMNS.some((column) => column === paper.kind) && !drawn.has(line.id),
  );
  return { lanes, strays };
}

function stepsOf(balance: Balance, cells: Lane['cells']): Step[] {
  const totals: Readonly<Record<MatchColumn, string>> = {
    ...{ order: balance.ordered, 'despatch-advice': balance.sent },
    ...{ 'receipt-advice': balance.received, invoice: balance.billed },
  };
  return COLUMNS.slice(1).map((column, place): Step => {
    const before = COLUMNS[place] ?? 'order';
    if (cells[before].length === 0 || cells[column].length === 0) return { state: 'missing', difference: '' };
    const difference = Decimal.parse(totals[column]).minus(Decimal.parse(totals[before]));
    if (difference.isZero()) return { state: 'agrees', difference: '' };
    const text = difference.normalised().toString();
    return difference.isNegative()
      ? { state: 'under', difference: text.slice(1) }
      : { state: 'over', difference: text };
  });
}

/** What lines of the invoice asked for and what the order prices the same goods at, by the line's number, where the two differ. */
export function dearerThanOrdered(
  checks: readonly { readonly id: string; readonly inputs: Readonly<Record<string, unknown>> }[],
): ReadonlyMap<string, string> {
  const compared = checks.find(({ id }) => id === 'prices-agree')?.inputs.lines;
  const lines = Array.isArray(compared) ? (compared as Readonly<Record<string, unknown>>[]) : [];
  return new Map(
    lines.flatMap(({ line, invoiced, ordered }) =>
      typeof line === 'string' && typeof ordered === 'string' && invoiced !== ordered ? [[line, ordered]] : [],
    ),
  );
}
