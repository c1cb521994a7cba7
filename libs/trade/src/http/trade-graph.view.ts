import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { GRAPH_RELATIONS, TRADE_FLOWS, type TradeGraph } from '../domain/graph/trade-graph.js';

export class GraphLineView {
  @ApiProperty({ description: 'Id of its paper, a slash and its place there, from 0.' })
  id!: string;

  @ApiProperty({ description: 'As the paper numbers it.' })
  number!: string;

  @ApiProperty()
  article!: string;

  @ApiProperty({ description: 'Decimal digits; empty when the paper gives none.' })
  quantity!: string;

  @ApiProperty({ description: 'UN/ECE Recommendation 20; empty when none.' })
  unit!: string;

  @ApiPropertyOptional({ description: 'Net, minor units of the paper’s currency.' })
  netMinor?: string;
}

export class GraphNodeView {
  @ApiProperty({ description: 'SHA-256 of the paper, hex.' })
  id!: string;

  @ApiProperty({ format: 'uuid', description: 'Id of the document or record.' })
  file!: string;

  @ApiProperty({ enum: TRADE_FLOWS, description: 'The column to draw it in, from left to right.' })
  flow!: string;

  @ApiProperty()
  kind!: string;

  @ApiProperty()
  number!: string;

  @ApiPropertyOptional({ format: 'date' })
  date?: string;

  @ApiProperty({ enum: ['pass', 'review', 'fail'], description: 'The worst that was found in it alone.' })
  outcome!: string;

  @ApiProperty({ description: 'How many findings it has.' })
  findings!: number;

  @ApiPropertyOptional({ example: 'CNY', description: 'Of the amounts of its lines.' })
  currency?: string;

  @ApiProperty({ description: 'Whether it is the invoice that was verified.' })
  isAskedAbout!: boolean;

  @ApiProperty({ type: [GraphLineView] })
  lines!: GraphLineView[];
}

export class GraphEdgeView {
  @ApiProperty({ description: 'Id of a line, or of a paper.' })
  from!: string;

  @ApiProperty({ description: 'Id of the order’s line, or of the paper, that it refers to.' })
  to!: string;

  @ApiProperty({ enum: GRAPH_RELATIONS })
  relation!: string;

  @ApiProperty({ enum: ['order-line', 'despatch-line', 'number'], description: 'What ties the two.' })
  ground!: string;

  @ApiPropertyOptional({ description: 'Decimal digits; between lines.' })
  quantity?: string;

  @ApiPropertyOptional({ description: 'UN/ECE Recommendation 20.' })
  unit?: string;
}

export class OrderLineBalanceView {
  @ApiProperty({ description: 'Id of the order’s line; empty when no order among the papers has it.' })
  line!: string;

  @ApiProperty({ example: 'PO-7/10' })
  name!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty({ description: 'Decimal digits; empty when no order has the line.' })
  ordered!: string;

  @ApiProperty()
  sent!: string;

  @ApiProperty()
  received!: string;

  @ApiProperty({ description: 'By this invoice and all others on the order line.' })
  billed!: string;

  @ApiProperty({ description: 'Received and not billed; below zero what was billed too much.' })
  unbilled!: string;
}

/** How the papers of a trade are tied together, line by line. */
export class TradeGraphView {
  @ApiProperty({ type: [GraphNodeView], description: 'In the order in which they are drawn.' })
  nodes!: GraphNodeView[];

  @ApiProperty({ type: [GraphEdgeView] })
  edges!: GraphEdgeView[];

  @ApiProperty({ type: [OrderLineBalanceView] })
  balances!: OrderLineBalanceView[];
}

export function tradeGraphView({ nodes, edges, balances }: TradeGraph): TradeGraphView {
  return {
    nodes: nodes.map((node) => ({ ...node, lines: [...node.lines] })),
    edges: [...edges],
    balances: [...balances],
  };
}
