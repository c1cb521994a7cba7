import { describe, expect, it } from '@jest/globals';
import { Decimal } from '@tallystick/kernel';
import fc from 'fast-check';
import { writeDespatchAdvice, writeInvoice, writeOrder, writeReceiptAdvice } from '../../papers/write-papers.js';
import { aTrade, submit, withQuantities } from '../../testing/a-trade.js';
import type { SubmittedPaper } from '../submitted-paper.js';
import { drawTrade } from './draw-trade.js';
import type { GraphRelation } from './trade-graph.js';

const trade = aTrade();
const counts = fc.tuple(fc.nat(120), fc.nat(500)).filter(([a, b]) => a + b > 0);

/** Any number of advices and invoices on one order, over and under what was ordered. */
const papers = fc
  .record({
    despatches: fc.array(counts, { maxLength: 3 }),
    receipts: fc.array(counts, { maxLength: 3 }),
    invoices: fc.array(counts, { minLength: 1, maxLength: 3 }),
  })
  .map(({ despatches, receipts, invoices }): SubmittedPaper[] => {
    const written =
      (kind: 'despatch' | 'receipt' | 'invoice', write: (details: typeof trade) => string) =>
      (quantities: readonly [number, number], index: number) => {
        const details = withQuantities(trade, ...quantities.map(String));
        return submit(
          `${kind}-${index}`,
          write({ ...details, [kind]: { ...trade[kind], number: `${kind}-${index}` } }),
        );
      };
    return [
      submit('order', writeOrder(trade)),
      ...despatches.map(written('despatch', writeDespatchAdvice)),
      ...receipts.map(written('receipt', writeReceiptAdvice)),
      ...invoices.map(written('invoice', writeInvoice)),
    ];
  });

const sum = (values: readonly string[]) =>
  values.reduce((total, value) => total.plus(Decimal.parse(value)), Decimal.ZERO).toString();

describe('a trade that is drawn', () => {
  it('has in its edges, over all order lines, exactly what the balances say', () => {
    fc.assert(
      fc.property(papers, (given) => {
        const invoice = given.find(({ document }) => document?.kind === 'invoice');
        const graph = drawTrade(given, invoice?.sha256 ?? '');
        for (const { line, sent, received, billed, unbilled } of graph?.balances ?? []) {
          const of = (relation: GraphRelation) =>
            sum(
              (graph?.edges ?? []).flatMap((edge) =>
                edge.relation === relation && edge.to === line ? [edge.quantity ?? ''] : [],
              ),
            );
          expect([of('sends'), of('receives'), of('bills')]).toEqual([sent, received, billed]);
          expect(Decimal.parse(received).minus(Decimal.parse(billed)).toString()).toBe(unbilled);
        }
        const ids = new Set((graph?.nodes ?? []).flatMap(({ id, lines }) => [id, ...lines.map((line) => line.id)]));
        for (const { from, to } of graph?.edges ?? []) expect(ids.has(from) && ids.has(to)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
