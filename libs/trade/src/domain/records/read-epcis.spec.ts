import { describe, expect, it } from '@jest/globals';
import { aTrade, submit } from '../../testing/a-trade.js';
import { anEvent, type EventMembers, GTIN, ROTOR_CLASS, writeEvents } from '../../testing/an-event-record.js';
import { cbvWord, tradeNumber } from './cbv-words.js';
import { readEpc } from './epc.js';
import { eventsOf } from './trade-record.js';

const trade = aTrade();
const read = (...events: EventMembers[]) => submit('events.json', writeEvents(...events));
const rules = (...events: EventMembers[]) => read(...events).findings.map(({ rule }) => rule);

describe('an EPCIS document', () => {
  it('says what moved, when by the clock of the place, and for which order', () => {
    const late = anEvent(trade, { eventTime: '2026-08-20T17:30:00.000Z', eventTimeZoneOffset: '+08:00' });
    const { record, findings } = read(late);
    expect(findings).toEqual([]);
    expect(record).toMatchObject({ kind: 'event-record', references: [trade.order.number] });
    expect(eventsOf(record)).toMatchObject([{ day: '2026-08-21', step: 'shipping', goods: [{ gtin: GTIN }] }]);
  });

  it('is read as a query answers it', () => {
    const resultsBody = { eventList: [anEvent(trade)] };
    const answer = { type: 'EPCISQueryDocument', epcisBody: { queryResults: { resultsBody } } };
    expect(eventsOf(submit('q.json', JSON.stringify(answer)).record)).toHaveLength(1);
  });

  it.each([
    ['event-not-weighed', { type: 'TransformationEvent' }],
    ['event-not-weighed', { type: 'AssociationEvent' }],
    ['event-unknown', { type: 'QuantityEvent' }],
    ['action-unknown', { action: 'MOVE' }],
    ['event-time', { eventTimeZoneOffset: undefined }],
    ['event-time', { eventTime: 'yesterday' }],
    ['quantity-malformed', { quantityList: [{ epcClass: ROTOR_CLASS, quantity: -1 }] }],
    ['quantity-malformed', { quantityList: [{ epcClass: ROTOR_CLASS, quantity: '100' }] }],
    ['gs1-check-digit', { epcList: ['https://id.gs1.org/00/340123450000000005'] }],
    ['value-too-long', { bizStep: 'x'.repeat(501) }],
  ])('finds %s', (rule, changes) => {
    expect(rules(anEvent(trade, changes))).toContain(rule);
  });

  it('is unreadable as other JSON, broken, or nested beyond reason', () => {
    const rule = (text: string) => submit('x.json', text).findings.map((finding) => finding.rule);
    expect([rule('{"type":"Order"}'), rule('{"a":'), rule('['.repeat(100_000))]).toEqual([
      ['record-unknown'],
      ['json-malformed'],
      ['json-too-deep'],
    ]);
  });

  it.each(['{"\\u0000":1}', '{"a":["x\\uD83Dy"]}', '{"a":{"b":"\\udc00"}}'])(
    'is unreadable where a text is none that can be kept: %s',
    (text) => {
      expect(submit('x.json', text).findings.map(({ rule }) => rule)).toEqual(['json-malformed']);
    },
  );

  it('is read where a text only speaks of such characters, or has a whole one', () => {
    const [finding] = submit('x.json', '{"a":"\\\\u0000","b":"\\ud83d\\ude00"}').findings;
    expect(finding?.rule).toBe('record-unknown');
  });
});

describe('a GS1 key', () => {
  it.each([
    ['urn:epc:id:sgtin:4012345.011111.987', 'https://id.gs1.org/01/04012345111118/21/987'],
    ['urn:epc:class:lgtin:4012345.011111.L7', 'https://example.com/some/01/04012345111118/10/L7?x=1'],
    ['urn:epc:id:sscc:4012345.0000000001', 'https://id.gs1.org/00/040123450000000016'],
    ['urn:epc:id:sgln:4012345.00001.0', 'https://id.gs1.org/414/4012345000016'],
  ])('%s is the same as %s', (urn, link) => {
    expect(readEpc(urn)).toEqual(readEpc(link));
    expect(readEpc(urn).isCheckDigitWrong).toBe(false);
  });

  it('of another system stays as it is written', () => {
    expect(readEpc('https://example.com/pallet/7')).toMatchObject({ key: 'https://example.com/pallet/7', gtin: '' });
  });
});

describe('CBV words', () => {
  it.each(['shipping', 'urn:epcglobal:cbv:bizstep:shipping', 'https://ref.gs1.org/cbv/BizStep-shipping'])(
    '%s is shipping',
    (term) => {
      expect(cbvWord(term)).toBe('shipping');
    },
  );

  it.each([
    ['po', 'PO-1', 'PO-1'],
    ['urn:epcglobal:cbv:btt:desadv', 'urn:epcglobal:cbv:bt:4012345000009:dn-1', 'DN-1'],
    ['https://ref.gs1.org/cbv/BTT-inv', 'https://example.com/invoices/INV%2F1', 'INV/1'],
    ['prodorder', 'PO-1', ''],
  ])('%s %s names the trade by %s', (type, transaction, number) => {
    expect(tradeNumber(type, transaction)).toBe(number);
  });
});
