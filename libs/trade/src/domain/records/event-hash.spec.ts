import { describe, expect, it } from '@jest/globals';
import { aTrade, submit } from '../../testing/a-trade.js';
import { anEvent, writeEvents } from '../../testing/an-event-record.js';
import type { JsonObject } from '../json/read-json.js';
import { eventHashId } from './event-hash.js';

/** The event, and its published hash, that implementers of CBV 2.0 compare with. */
const shipment: JsonObject = {
  type: 'ObjectEvent',
  eventTime: '2022-02-16T20:33:31.116000-06:00',
  eventTimeZoneOffset: '-06:00',
  epcList: ['urn:epc:id:sgtin:0614141.107346.2018', 'urn:epc:id:sgtin:0614141.107346.2017'],
  action: 'OBSERVE',
  bizStep: 'shipping',
  disposition: 'in_transit',
  readPoint: { id: 'urn:epc:id:sgln:0614141.07346.1234' },
  bizTransactionList: [{ type: 'po', bizTransaction: 'http://transaction.acme.com/po/12345678' }],
};
const PUBLISHED = 'ni:///sha-256;3e0f2437f4cb5e8a1b832b769c0eed1bf3e1421f14061132e9800ded03f10182?ver=CBV2.0';

describe('the event hash id', () => {
  it('is the published one', () => {
    expect(eventHashId(shipment)).toBe(PUBLISHED);
  });

  it.each([
    ['the clock of another place', { eventTime: '2022-02-17T02:33:31.1155Z' }],
    ['web terms', { bizStep: 'https://ref.gs1.org/cbv/BizStep-shipping' }],
    ['URN terms', { disposition: 'urn:epcglobal:cbv:disp:in_transit' }],
    ['links', { readPoint: { id: 'https://id.example.com/414/0614141073467/254/1234?a=1' } }],
    ['what is said about it', { eventID: 'x', recordTime: '2022-02-18T00:00:00Z', errorDeclaration: {} }],
  ])('is the same with %s', (_how, changes) => {
    expect(eventHashId({ ...shipment, ...changes })).toBe(PUBLISHED);
  });

  it('is another one with a quantity or a party more, and by its value, not by how it is written', () => {
    const quantity = (text: string) =>
      JSON.parse(`{"epcClass":"urn:epc:class:lgtin:4012345.011111.L1","quantity":${text}}`) as JsonObject;
    const of = (text: string) => eventHashId({ ...shipment, quantityList: [quantity(text)] });
    expect(of('2.50')).toBe(of('2.5'));
    expect(new Set([PUBLISHED, of('2.5'), of('2.6')]).size).toBe(3);
    const party = { type: 'owning_party', source: 'urn:epc:id:pgln:4012345.00000' };
    const linked = { ...party, source: 'https://id.gs1.org/417/4012345000009' };
    expect(eventHashId({ ...shipment, sourceList: [party] })).toBe(eventHashId({ ...shipment, sourceList: [linked] }));
  });

  it.each([
    { ilmd: {} },
    { 'example:field': 1 },
    { parentID: 'urn:epc:id:grai:4012345.12345.1' },
    { readPoint: { id: 'geo:1,2', extra: 1 } },
    { eventTime: 'noon' },
    { quantityList: [{ epcClass: 'urn:x', quantity: '1' }] },
    { epcList: 'x' },
  ])('is not reckoned with %j', (changes) => {
    expect(eventHashId({ ...shipment, ...changes })).toBeUndefined();
  });

  it('stated wrongly says that the event was changed', () => {
    const event = anEvent(aTrade());
    const rules = (eventID: string | undefined) =>
      submit('e.json', writeEvents({ ...event, eventID })).findings.map(({ rule }) => rule);
    expect(rules(eventHashId(event as JsonObject))).toEqual([]);
    expect(rules(PUBLISHED)).toEqual(['event-hash']);
  });
});
