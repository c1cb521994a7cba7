import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import { writeDespatchAdvice, writeInvoice, writeReceiptAdvice } from '../../papers/write-papers.js';
import { writeCreditNote } from '../../testing/a-credit-note.js';
import { aTrade, fourPapers, submit, withQuantities } from '../../testing/a-trade.js';
import { writeEInvoice } from '../../testing/an-einvoice.js';
import { anEvent, writeEvents } from '../../testing/an-event-record.js';
import { writeOrderResponse } from '../../testing/an-order-response.js';
import { checkPapers } from '../check-papers.js';
import type { SubmittedPaper } from '../submitted-paper.js';
import { drawTrade } from './draw-trade.js';
import type { GraphRelation, TradeGraph } from './trade-graph.js';

const trade = aTrade();
const four = fourPapers(trade);

function drawn(papers: readonly SubmittedPaper[], invoice = four.invoice): TradeGraph {
  const graph = drawTrade(papers, invoice.sha256);
  if (!graph) throw new Error('no such invoice');
  return graph;
}

/** `invoice line -> order line: quantity`, by places. */
function quantities(graph: TradeGraph, relation: GraphRelation): string[] {
  const place = (id: string) => id.slice(id.indexOf('/') + 1);
  return graph.edges
    .filter((edge) => edge.relation === relation)
    .map(({ from, to, quantity = '' }) => `${place(from)} -> ${place(to)}: ${quantity}`);
}

const later = (number: string) => ({ number, date: '2026-08-26' });
const part = (papers: 'despatch' | 'receipt' | 'invoice', number: string, ...counts: string[]) => ({
  ...withQuantities(trade, ...counts),
  [papers]: { ...trade[papers], ...later(number) },
});

describe('a trade that is drawn', () => {
  it('has every paper in the column of its flow, and every line', () => {
    const { nodes } = drawn(Object.values(four));
    expect(nodes.map(({ kind, flow, isAskedAbout }) => [kind, flow, isAskedAbout])).toEqual([
      ['order', 'ordered', false],
      ['despatch-advice', 'moved', false],
      ['receipt-advice', 'moved', false],
      ['invoice', 'billed', true],
    ]);
    expect(nodes[3]?.lines).toMatchObject([
      {
        id: `${four.invoice.sha256}/0`,
        number: '1',
        article: '电机转子 ST-204',
        quantity: '100',
        unit: 'H87',
        netMinor: '8500000',
      },
      { id: `${four.invoice.sha256}/1`, quantity: '400' },
    ]);
  });

  it.each<
    readonly [string, readonly SubmittedPaper[], Partial<Record<GraphRelation, readonly string[]>>, readonly string[]]
  >([
    [
      'one of each',
      Object.values(four),
      {
        sends: ['0 -> 0: 100', '1 -> 1: 400'],
        receives: ['0 -> 0: 100', '1 -> 1: 400'],
        bills: ['0 -> 0: 100', '1 -> 1: 400'],
      },
      ['0', '0'],
    ],
    [
      'a split delivery',
      [
        four.order,
        four.invoice,
        submit('d1', writeDespatchAdvice(part('despatch', 'DN-1', '60'))),
        submit('d2', writeDespatchAdvice(part('despatch', 'DN-2', '40', '400'))),
        submit('r1', writeReceiptAdvice(part('receipt', 'GR-1', '60'))),
        submit('r2', writeReceiptAdvice(part('receipt', 'GR-2', '40', '400'))),
      ],
      { sends: ['0 -> 0: 60', '0 -> 0: 40', '1 -> 1: 400'], receives: ['0 -> 0: 60', '0 -> 0: 40', '1 -> 1: 400'] },
      ['0', '0'],
    ],
    [
      'a split invoice',
      [
        four.order,
        four.despatch,
        four.receipt,
        four.invoice,
        submit('i2', writeInvoice(part('invoice', 'INV-2', '30'))),
      ],
      { bills: ['0 -> 0: 100', '1 -> 1: 400', '0 -> 0: 30'] },
      ['-30', '0'],
    ],
    [
      'less received than billed',
      [four.order, four.despatch, four.invoice, submit('r', writeReceiptAdvice(withQuantities(trade, '70', '400')))],
      { receives: ['0 -> 0: 70', '1 -> 1: 400'] },
      ['-30', '0'],
    ],
    [
      'a partial overlap',
      [four.order, four.despatch, four.invoice, submit('r', writeReceiptAdvice(withQuantities(trade, '0', '400')))],
      { receives: ['0 -> 1: 400'] },
      ['-100', '0'],
    ],
  ])('has the quantities of %s', (_what, papers, relations, unbilled) => {
    const graph = drawn(papers);
    for (const [relation, edges] of Object.entries(relations))
      expect([relation, quantities(graph, relation as GraphRelation)]).toEqual([relation, edges]);
    expect(graph.balances.map((balance) => balance.unbilled)).toEqual(unbilled);
  });

  it('ties nothing to an order of another number, though the articles are the same', () => {
    const other = aTrade({ order: { number: 'PO-OTHER', date: '2026-08-03' } });
    const { edges, balances, nodes } = drawn([fourPapers(other).order, four.invoice]);
    expect(edges).toEqual([]);
    expect(nodes.map(({ kind }) => kind)).toEqual(['invoice']);
    expect(balances).toMatchObject([
      { line: '', name: 'PO-2026-0071/10', ordered: '', billed: '100', unbilled: '-100' },
      { name: 'PO-2026-0071/20' },
    ]);
  });

  it('ties responses, credit notes, the tax bureau’s form and records to the papers that they are about', () => {
    const others = [
      submit('response', writeOrderResponse(trade, 'AP')),
      submit(
        'credit',
        writeCreditNote(withQuantities(trade, '10'), {
          number: 'CN-1',
          date: '2026-09-01',
          of: [trade.invoice.number],
        }),
      ),
      submit('form', writeEInvoice(trade)),
      submit('events', writeEvents(anEvent(trade))),
    ];
    const { edges, nodes } = drawn([...Object.values(four), ...others]);
    const kindOf = new Map(nodes.map(({ id, kind }) => [id, kind]));
    const ties = edges.filter(({ ground }) => ground === 'number');
    expect(ties.map(({ from, relation, to }) => [kindOf.get(from), relation, kindOf.get(to)])).toEqual([
      ['order-response', 'answers', 'order'],
      ['invoice', 'is-form-of', 'invoice'],
      ['credit-note', 'credits', 'invoice'],
      ['event-record', 'tells-of', 'invoice'],
    ]);
  });

  it('shows which paper does not add up', () => {
    const bent = { ...trade, lines: trade.lines.map((line) => ({ ...line, price: '1.00' })) };
    const xml = writeInvoice(trade).replace(/(<cbc:PayableAmount[^>]*>)[^<]*/, '$11.00');
    const invoice = submit('invoice', xml);
    const { nodes } = drawn([four.order, invoice, submit('d', writeDespatchAdvice(bent))], invoice);
    expect(nodes.map(({ kind, outcome }) => [kind, outcome])).toContainEqual(['invoice', 'fail']);
    expect(nodes.find(({ kind }) => kind === 'order')).toMatchObject({ outcome: 'pass', findings: 0 });
  });

  it('bills what the checks count, and nothing for an invoice that is not there', () => {
    const report = checkPapers(Object.values(four), { today: parseCalendarDate('2026-11-20') });
    expect(report.verdict).toBe('pass');
    expect(drawn(Object.values(four)).balances.map(({ unbilled }) => unbilled)).toEqual(['0', '0']);
    expect(drawTrade(Object.values(four), 'ab'.repeat(32))).toBeUndefined();
  });
});
