import { describe, expect, it } from '@jest/globals';
import { dearerThanOrdered, type Graph, type GraphNode, matchOf } from './match.js';

function paper(kind: GraphNode['kind'], quantities: readonly string[], id: string = kind): GraphNode {
  return {
    ...{
      id,
      file: id,
      flow: 'moved',
      kind,
      number: id,
      outcome: 'pass',
      findings: 0,
      isAskedAbout: kind === 'invoice',
    },
    lines: quantities.map((quantity, place) => ({
      ...{ id: `${id}/${place}`, number: String(place + 1), article: 'gearbox', quantity, unit: 'H87' },
    })),
  };
}

const edge = (
  from: string,
  relation: Graph['edges'][number]['relation'],
  quantity: string,
): Graph['edges'][number] => ({
  ...{ from, to: 'order/0', relation, ground: 'order-line', quantity, unit: 'H87' },
});
const balance = (sent: string, received: string, billed: string): Graph['balances'][number] => ({
  ...{ line: 'order/0', name: 'PO-1/10', unit: 'H87', ordered: '80', sent, received, billed, unbilled: '0' },
});

const WHOLE: Graph = {
  nodes: [
    paper('order', ['80']),
    paper('despatch-advice', ['80']),
    paper('receipt-advice', ['80']),
    paper('invoice', ['80']),
  ],
  edges: [
    edge('despatch-advice/0', 'sends', '80'),
    edge('receipt-advice/0', 'receives', '80'),
    edge('invoice/0', 'bills', '80'),
  ],
  balances: [balance('80', '80', '80')],
};

describe('the match of a trade', () => {
  it('lays every line in the column of its paper, on the order line that it bears on', () => {
    const { lanes, strays } = matchOf(WHOLE);
    expect(lanes).toHaveLength(1);
    expect(Object.values(lanes[0]?.cells ?? {}).map((entries) => entries.length)).toEqual([1, 1, 1, 1]);
    expect(lanes[0]).toMatchObject({ article: 'gearbox', isWhole: true });
    expect(lanes[0]?.steps.map(({ state }) => state)).toEqual(['agrees', 'agrees', 'agrees']);
    expect(strays).toEqual([]);
  });

  it('compares what was booked in all, and says by how much and which way it differs', () => {
    const split = {
      nodes: [...WHOLE.nodes, paper('receipt-advice', ['36'], 'second')],
      edges: [...WHOLE.edges, edge('second/0', 'receives', '36')],
      balances: [balance('80.0', '76', '80')],
    };
    const [lane] = matchOf(split).lanes;
    expect(lane?.cells['receipt-advice']).toHaveLength(2);
    expect(lane?.steps).toEqual([
      { state: 'agrees', difference: '' },
      { state: 'under', difference: '4' },
      { state: 'over', difference: '4' },
    ]);
    expect(lane?.isWhole).toBe(false);
  });

  it('compares nothing with a paper that is not there, and keeps what is tied to nothing in sight', () => {
    const torn = {
      nodes: [...WHOLE.nodes.slice(0, 2), paper('invoice', ['80', '5'])],
      edges: [edge('despatch-advice/0', 'sends', '80'), edge('invoice/0', 'bills', '80')],
      balances: [balance('80', '0', '80')],
    };
    const { lanes, strays } = matchOf(torn);
    expect(lanes[0]?.steps.map(({ state }) => state)).toEqual(['agrees', 'missing', 'missing']);
    expect(strays.map(({ line }) => line.id)).toEqual(['invoice/1']);
  });

  it('draws what bears on an order line of no order as tied to nothing', () => {
    const orphan = {
      ...WHOLE,
      nodes: WHOLE.nodes.slice(3),
      edges: [],
      balances: [{ ...balance('0', '0', '80'), line: '', ordered: '' }],
    };
    const { lanes, strays } = matchOf(orphan);
    expect(lanes[0]?.steps.map(({ state }) => state)).toEqual(['missing', 'missing', 'missing']);
    expect(strays).toHaveLength(1);
  });

  it('knows which lines are dearer than ordered by the check’s own figures, and by nothing else', () => {
    const lines = [
      { line: '1', invoiced: '10.00', ordered: '10.00' },
      { line: '2', invoiced: '12.00', ordered: '10.00' },
    ];
    expect([...dearerThanOrdered([{ id: 'prices-agree', inputs: { lines } }])]).toEqual([['2', '10.00']]);
    expect(dearerThanOrdered([{ id: 'prices-agree', inputs: { lines: 'none' } }]).size).toBe(0);
  });
});
