import type { TradeDetails } from '../papers/trade-details.js';

/** GTIN-14 4012345111118 with a leading zero, as its class URN. */
export const GTIN = '04012345111118';
export const ROTOR_CLASS = 'urn:epc:idpat:sgtin:4012345.011111.*';

type Members = Readonly<Record<string, unknown>>;

/** An object event of 100 rotors on the trade's order, shipped on the day of despatch in Shanghai. */
export function anEvent(trade: TradeDetails, changes: Members = {}): Members {
  return {
    type: 'ObjectEvent',
    eventTime: `${trade.despatch.date}T08:00:00+08:00`,
    eventTimeZoneOffset: '+08:00',
    action: 'OBSERVE',
    bizStep: 'shipping',
    quantityList: [{ epcClass: ROTOR_CLASS, quantity: 100 }],
    bizTransactionList: [{ type: 'po', bizTransaction: `urn:epcglobal:cbv:bt:4012345000009:${trade.order.number}` }],
    ...changes,
  };
}

export function writeEvents(...events: Members[]): string {
  const context = ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'];
  const creationDate = '2026-08-23T00:00:00Z';
  const body = { eventList: events };
  return JSON.stringify({
    '@context': context,
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate,
    epcisBody: body,
  });
}
