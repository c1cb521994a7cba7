import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import { BUYER, fourPapers, SELLER, STRANGER, submit } from '../../testing/a-trade.js';
import { anEvent, type EventMembers, writeEvents } from '../../testing/an-event-record.js';
import { numberedTrade } from '../../testing/numbered-trade.js';
import { writeWarehouseReceipt } from '../../testing/a-warehouse-receipt.js';
import type { Organisation, TradeDetails } from '../../papers/trade-details.js';
import { checkPapers } from '../check-papers.js';
import type { Side } from '../matching/trade.js';

const PALLET = 'urn:epc:id:sscc:4012345.0000000001';

let serial = 0;

function sold(seller: Organisation = SELLER, buyer: Organisation = BUYER): TradeDetails {
  serial += 1;
  return numberedTrade(serial, { seller, buyer });
}

const shipped = (trade: TradeDetails, changes: EventMembers = {}) =>
  anEvent(trade, { quantityList: [], epcList: [PALLET], ...changes });
const by = (side: Side, ...events: readonly EventMembers[]) => ({
  ...submit('events.json', writeEvents(...events)),
  handedInBy: [side],
});

function unique(trades: readonly TradeDetails[], ...records: readonly ReturnType<typeof submit>[]) {
  const papers = trades.flatMap((trade) => Object.values(fourPapers(trade)));
  const { checks } = checkPapers([...papers, ...records], { today: parseCalendarDate('2026-11-20') });
  return checks
    .filter(({ id }) => id === 'goods-unique')
    .map(({ outcome, inputs }) => ({ outcome, goods: inputs.goods }));
}

const FINE = { outcome: 'pass', goods: [] };
const suspected = (recorder: Side, units = 1) => ({ outcome: 'review', goods: [{ recorder, units, invoices: 1 }] });

describe('goods under an invoice', () => {
  it('are one pallet that its seller ships for two orders', () => {
    const [a, b, c] = [sold(), sold(SELLER, STRANGER), sold()];
    const seen = unique([a, b, c], by('seller', shipped(a), shipped(c, { epcList: [] })), by('seller', shipped(b)));
    expect(seen).toEqual([suspected('seller'), suspected('seller'), FINE]);
  });

  it('are one pallet that its buyer receives twice, named by its despatch the second time', () => {
    const [a, b] = [sold(), sold(STRANGER)];
    const desadv = [{ type: 'desadv', bizTransaction: `urn:epcglobal:cbv:bt:4012345000009:${b.despatch.number}` }];
    const came = (trade: TradeDetails, changes = {}) => shipped(trade, { bizStep: 'receiving', ...changes });
    expect(unique([a, b], by('buyer', came(a)), by('buyer', came(b, { bizTransactionList: desadv })))).toEqual([
      suspected('buyer'),
      suspected('buyer'),
    ]);
  });

  it('may be sold on by who bought them', () => {
    const [first, next] = [sold(SELLER, BUYER), sold(BUYER, STRANGER)];
    const received = shipped(first, { bizStep: 'receiving' });
    expect(unique([first, next], by('buyer', received), by('seller', shipped(next)))).toEqual([FINE, FINE]);
  });

  it.each<[string, (a: TradeDetails, b: TradeDetails) => readonly EventMembers[]]>([
    [
      'a lot, of which many have a part',
      (a, b) =>
        [a, b].map((trade) =>
          shipped(trade, {
            epcList: [],
            quantityList: [{ epcClass: 'urn:epc:class:lgtin:4012345.011111.L7', quantity: 5 }],
          }),
        ),
    ],
    [
      'one event that names both orders',
      (a, b) => [
        shipped(a, { bizTransactionList: [a, b].flatMap((trade) => shipped(trade).bizTransactionList as object[]) }),
      ],
    ],
    [
      'an event that was taken back',
      (a, b) => [shipped(a), shipped(b), shipped(b, { errorDeclaration: { declarationTime: '2026-08-24T00:00:00Z' } })],
    ],
    ['a step that moves nothing', (a, b) => [shipped(a), shipped(b, { bizStep: 'inspecting' })]],
    ['an order that nobody invoices', (a) => [shipped(a), shipped(sold())]],
  ])('are not suspected for %s', (_case, events) => {
    const [a, b] = [sold(), sold()];
    expect(unique([a, b], by('seller', ...events(a, b)))).toEqual([FINE, FINE]);
  });

  it('are one lot in one slot, receipted for two orders', () => {
    const [a, b] = [sold(), sold()];
    const receipt = (trade: TradeDetails, number: string, changes = {}) => ({
      ...submit(`${number}.json`, writeWarehouseReceipt(trade, { number, lot: 'L-7', ...changes })),
      handedInBy: ['buyer' as Side],
    });
    expect(unique([a, b], receipt(a, 'WR-1'), receipt(b, 'WR-2'))).toEqual([suspected('buyer'), suspected('buyer')]);
    expect(unique([a, b], receipt(a, 'WR-1'), receipt(b, 'WR-2', { slot: 'B-08' }))).toEqual([FINE, FINE]);
    expect(unique([a, b], receipt(a, 'WR-1'), receipt(b, 'WR-1', { slot: 'B-08' }))).toEqual([
      suspected('buyer'),
      suspected('buyer'),
    ]);
  });
});
