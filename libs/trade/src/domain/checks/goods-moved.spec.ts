import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import { aTrade, fourPapers, submit } from '../../testing/a-trade.js';
import { anEvent, GTIN, ROTOR_CLASS, writeEvents } from '../../testing/an-event-record.js';
import { writeWarehouseReceipt } from '../../testing/a-warehouse-receipt.js';
import { checkPapers } from '../check-papers.js';
import type { SubmittedPaper } from '../submitted-paper.js';
import type { Side } from '../matching/trade.js';

const base = aTrade();
const trade = aTrade({ lines: base.lines.map((line, at) => (at === 0 ? { ...line, gtin: GTIN } : line)) });
const papers = Object.values(fourPapers(trade));
type Changes = Parameters<typeof anEvent>[1];
const shipped = (quantity: number, changes: Changes = {}) =>
  anEvent(trade, { quantityList: [{ epcClass: ROTOR_CLASS, quantity }], ...changes });
const received = (quantity: number, changes: Changes = {}) =>
  shipped(quantity, { bizStep: 'receiving', eventTime: '2026-08-22T09:00:00+08:00', ...changes });
const by = (side: Side, ...events: readonly ReturnType<typeof anEvent>[]): SubmittedPaper => ({
  ...submit(`${side}.json`, writeEvents(...events)),
  handedInBy: [side],
});

function goodsMoved(...records: readonly SubmittedPaper[]) {
  const report = checkPapers([...papers, ...records], { today: parseCalendarDate('2026-11-20') });
  const check = report.checks.find(({ id }) => id === 'goods-moved');
  return { verdict: report.verdict, reason: check?.reason ?? '', inputs: check?.inputs };
}

describe('goods that moved', () => {
  it('are asked for of nobody: papers alone pass, and say that they are alone', () => {
    const { verdict, reason } = goodsMoved();
    expect({ verdict, reason }).toEqual({ verdict: 'pass', reason: 'no evidence beyond the papers that goods moved' });
  });

  it('agree with the papers, with figures', () => {
    const { verdict, inputs } = goodsMoved(by('seller', shipped(100)), by('buyer', received(100)));
    expect(verdict).toBe('pass');
    expect(inputs).toMatchObject({
      events: 2,
      articles: [
        { recorder: 'seller', gtin: GTIN, direction: 'out', papers: '100', events: '100', unit: 'H87' },
        { recorder: 'buyer', direction: 'in', papers: '100', events: '100' },
      ],
    });
  });

  it('are too few', () => {
    expect(goodsMoved(by('buyer', received(60)))).toMatchObject({
      verdict: 'review',
      reason: `papers say 100 H87 of GTIN ${GTIN} were received, events show 60`,
    });
  });

  it('are not mended by what the other side records', () => {
    expect(goodsMoved(by('buyer', received(60)), by('seller', received(40))).verdict).toBe('review');
    const vague = received(0, { quantityList: [{ epcClass: ROTOR_CLASS }] });
    expect(goodsMoved(by('buyer', received(60)), by('seller', vague)).verdict).toBe('review');
    const copyFirst = [by('seller', received(60)), by('seller', received(40)), by('buyer', received(60))];
    expect(goodsMoved(...copyFirst).verdict).toBe('review');
  });

  it('count once in two documents, and not at all once taken back', () => {
    const half = { eventID: 'urn:uuid:1' };
    const twice = [
      by('seller', shipped(50, half)),
      by('seller', shipped(50, half), shipped(0, { eventID: 'urn:uuid:2' })),
    ];
    expect(goodsMoved(...twice).reason).toContain('events show 50');
    const retracted = shipped(50, { ...half, errorDeclaration: { declarationTime: '2026-08-24T00:00:00Z' } });
    expect(goodsMoved(by('seller', shipped(50, half), retracted)).inputs).toMatchObject({ events: 0 });
    expect(goodsMoved(by('seller', shipped(50, half)), by('buyer', retracted)).reason).toContain('events show 50');
  });

  it('stay retracted by the buyer when the seller hands in a copy of the retraction', () => {
    const short = { eventID: 'urn:uuid:1' };
    const retraction = received(100, { ...short, errorDeclaration: { declarationTime: '2026-08-24T00:00:00Z' } });
    const handedIn = [by('buyer', received(100, short)), by('buyer', received(60)), by('buyer', retraction)];
    expect(goodsMoved(...handedIn).reason).toContain('events show 60');
    const copied = handedIn.map((record, at) =>
      at === 2 ? { ...record, handedInBy: ['buyer', 'seller'] as const } : record,
    );
    expect(goodsMoved(...copied).reason).toContain('events show 60');
  });

  it('are what was packed on the pallet that moved, each piece once', () => {
    const pallet = 'urn:epc:id:sscc:4012345.0000000001';
    const packing = anEvent(trade, {
      type: 'AggregationEvent',
      action: 'ADD',
      bizStep: 'packing',
      parentID: pallet,
      childEPCs: ['urn:epc:id:sgtin:4012345.011111.1', 'https://id.gs1.org/01/04012345111118/21/1'],
      childQuantityList: [{ epcClass: ROTOR_CLASS, quantity: 29 }],
      quantityList: undefined,
      bizTransactionList: undefined,
    });
    const leaving = shipped(0, { quantityList: undefined, epcList: [pallet] });
    expect(goodsMoved(by('seller', packing, leaving)).reason).toContain('events show 30');
    const inItself = { ...packing, childEPCs: [pallet] };
    expect(goodsMoved(by('seller', inItself, leaving)).reason).toContain('events show 29');
  });

  it.each([
    ['after the last receipt', received(100, { eventTime: '2026-08-23T09:00:00+08:00' })],
    [
      'to the same place',
      shipped(100, {
        sourceList: [{ type: 'location', source: 'urn:epc:id:sgln:4012345.00001.0' }],
        destinationList: [{ type: 'location', destination: 'https://id.gs1.org/414/4012345000016' }],
      }),
    ],
    ['contradicts itself', shipped(100, { epcList: ['https://id.gs1.org/00/340123450000000005'] })],
  ])('are for a person to judge: %s', (text, event) => {
    const { verdict, reason } = goodsMoved(by('seller', event));
    expect(verdict).toBe('review');
    expect(reason).toContain(text);
  });

  it('are in store by a warehouse receipt, which may be issued after the goods came', () => {
    const stored = (quantity: string) => submit('receipt.json', writeWarehouseReceipt(trade, { quantity }));
    expect(goodsMoved(stored('100'))).toMatchObject({ verdict: 'pass', inputs: { articles: [{ events: '100' }] } });
    expect(goodsMoved(stored('99')).reason).toContain('events show 99');
  });

  it('of another order are not of this trade, and a record that names no trade here is a stray', () => {
    const other = [{ type: 'po', bizTransaction: 'PO-OTHER' }];
    const both = by('seller', shipped(100), shipped(5, { bizTransactionList: other }));
    expect(goodsMoved(both)).toMatchObject({ verdict: 'pass', inputs: { events: 1 } });
    expect(goodsMoved(by('seller', shipped(5, { bizTransactionList: other }))).verdict).toBe('review');
  });
});
