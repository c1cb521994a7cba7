import { describe, expect, it } from '@jest/globals';
import { reasonOf } from '../../../testing/refusals.js';
import {
  bdSeq,
  decodedPayload,
  GATEWAY,
  type GivenMetric,
  RECEIVED,
  SITE,
  sparkplug,
} from '../../../testing/sparkplug.js';
import type { DialectMessage } from '../decoded-message.js';
import { type DecodedInDialect, dialectDecoder, type DialectState } from '../dialect-decoder.js';
import { rebirthRequest } from './rebirth-request.js';

const decoder = dialectDecoder({
  site: SITE,
  gateway: GATEWAY,
  dialect: 'sparkplug-b',
  mapping: { units: { Weight: 'kg' } },
});

/** A gateway's messages one after the other; its state is put away as JSON between them. */
function run() {
  let state: DialectState = null;
  return {
    hear: (message: DialectMessage): DecodedInDialect => {
      const decoded = decoder(JSON.parse(JSON.stringify(state)) as DialectState, message);
      state = decoded.state;
      return decoded;
    },
    state: () => state,
  };
}

const weight: GivenMetric = { name: 'Weight', alias: 1, datatype: 10, doubleValue: 1000.5 };
const nodeBirth = (bd = 3) => sparkplug('NBIRTH', { timestamp: RECEIVED - 9, seq: 0, metrics: [bdSeq(bd), weight] });
const nodeData = (seq: number, doubleValue = 990.25) =>
  sparkplug('NDATA', { timestamp: RECEIVED, seq, metrics: [{ alias: 1, doubleValue }] });
const deviceBirth = (seq: number, alias = 7) =>
  sparkplug('DBIRTH probe', {
    ...{ timestamp: RECEIVED, seq },
    metrics: [
      {
        name: 'Temp',
        alias,
        datatype: 9,
        floatValue: 20.1,
        properties: { keys: ['engUnit'], values: [{ type: 12, stringValue: 'Cel' }] },
      },
    ],
  });
const deviceData = (seq: number, alias = 7) =>
  sparkplug('DDATA probe', {
    timestamp: RECEIVED,
    seq,
    metrics: [{ alias, timestamp: RECEIVED - 500, floatValue: -3.7 }],
  });
const short = ({ readings }: DecodedInDialect) =>
  readings.map(
    ({ device, metric, atMs, value, unit }) => `${device} ${metric} ${value.toString()} ${unit} ${atMs - RECEIVED}`,
  );

describe('a Sparkplug B edge node', () => {
  it('reads births and data, a device by its aliases, each time from the metric or else from the message', () => {
    const node = run();
    expect(short(node.hear(nodeBirth()))).toEqual(['press-line Weight 1000.5 kg -9']);
    expect(short(node.hear(deviceBirth(1)))).toEqual(['probe Temp 20.1 Cel 0']);
    expect(short(node.hear(nodeData(2)))).toEqual(['press-line Weight 990.25 kg 0']);
    expect(short(node.hear(deviceData(3)))).toEqual(['probe Temp -3.7 Cel -500']);
  });

  it('counts from 255 on to 0', () => {
    const node = run();
    node.hear(nodeBirth());
    for (let sent = 1; sent < 600; sent += 1) expect(node.hear(nodeData(sent % 256)).needsRebirth).toBe(false);
    expect(node.state()).toMatchObject({ seq: 599 % 256 });
  });

  it('asks for a birth when it hears data before one, once in a while, and takes nothing', () => {
    const node = run();
    const before = node.hear(nodeData(8));
    expect([before.needsRebirth, before.readings]).toEqual([true, []]);
    expect(node.hear({ ...nodeData(9), receivedAtMs: RECEIVED + 29_999 }).needsRebirth).toBe(false);
    expect(node.hear({ ...nodeData(10), receivedAtMs: RECEIVED + 30_000 }).needsRebirth).toBe(true);
  });

  it.each([
    ['is missing', 3],
    ['comes again', 1],
  ])('takes nothing until the next birth once a number %s', (_, seq) => {
    const node = run();
    node.hear(nodeBirth());
    node.hear(nodeData(1));
    const after = node.hear(nodeData(seq));
    expect([after.needsRebirth, after.readings]).toEqual([true, []]);
    expect(node.hear(nodeData((seq + 1) % 256)).readings).toEqual([]);
    node.hear(nodeBirth());
    expect(short(node.hear(nodeData(1)))).toHaveLength(1);
  });

  it('ends with the death of its own birth, and not with an older one that comes late', () => {
    const node = run();
    node.hear(nodeBirth(4));
    expect(node.hear(sparkplug('NDEATH', { metrics: [bdSeq(3)] })).ended).toEqual([]);
    expect(node.hear(nodeData(1)).readings).toHaveLength(1);
    expect(node.hear(sparkplug('NDEATH', { metrics: [bdSeq(4)] })).ended).toEqual([GATEWAY]);
    const after = node.hear(nodeData(2));
    expect([after.readings, after.needsRebirth]).toEqual([[], true]);
  });

  it('takes nothing of a device that died until it is born again', () => {
    const node = run();
    node.hear(nodeBirth());
    node.hear(deviceBirth(1));
    expect(node.hear(sparkplug('DDEATH probe', { timestamp: RECEIVED, seq: 2 })).ended).toEqual(['probe']);
    const dead = node.hear(deviceData(3));
    expect([dead.readings, dead.needsRebirth]).toEqual([[], true]);
    node.hear(deviceBirth(4));
    expect(node.hear(deviceData(5)).readings).toHaveLength(1);
  });

  it('forgets the aliases of an earlier birth', () => {
    const node = run();
    node.hear(nodeBirth());
    node.hear(deviceBirth(1, 7));
    node.hear(deviceBirth(2, 8));
    const old = node.hear(deviceData(3, 7));
    expect([old.readings, old.ignored, old.needsRebirth]).toEqual([[], { undeclared: 1 }, true]);
    expect(node.hear(deviceData(4, 8)).readings).toHaveLength(1);
  });

  it('is not asked again and again when its births never declare what it sends', () => {
    const node = run();
    const asked = Array.from({ length: 10 }, () => {
      node.hear(nodeBirth());
      return node.hear(sparkplug('NDATA', { seq: 1, metrics: [{ alias: 99, doubleValue: 1 }] })).needsRebirth;
    });
    expect(asked.filter(Boolean)).toHaveLength(1);
  });

  it('takes no command for a message of its own', () => {
    const node = run();
    node.hear(nodeBirth());
    const before = node.state();
    const request = rebirthRequest({ site: SITE, gateway: GATEWAY }, RECEIVED);
    expect(request.topic).toBe('spBv1.0/site-7/NCMD/press-line');
    expect(decodedPayload(request.bytes)).toMatchObject({
      timestamp: RECEIVED,
      metrics: [{ name: 'Node Control/Rebirth', datatype: 11, booleanValue: true }],
    });
    expect(node.hear(sparkplug('NCMD', { metrics: [] })).readings).toEqual([]);
    expect(node.state()).toEqual(before);
  });

  it('keeps apart a device that is called as its node', () => {
    const node = run();
    node.hear(nodeBirth());
    const birth = sparkplug(`DBIRTH ${GATEWAY}`, { timestamp: RECEIVED, seq: 1, metrics: [{ ...weight, alias: 2 }] });
    expect(short(node.hear(birth))).toEqual(['x:press-line Weight 1000.5 kg 0']);
  });

  it.each([
    [
      'a node birth that does not begin at 0',
      sparkplug('NBIRTH', { seq: 1, metrics: [bdSeq(1)] }),
      'payload-malformed',
    ],
    ['a node birth without the number of its death', sparkplug('NBIRTH', { seq: 0, metrics: [] }), 'payload-malformed'],
    ['a death without a number', sparkplug('NDEATH', {}), 'payload-malformed'],
    ['data without a number', sparkplug('NDATA', {}), 'payload-malformed'],
    [
      'a birth with a name twice',
      sparkplug('NBIRTH', { seq: 0, metrics: [bdSeq(1), weight, { ...weight, alias: 2 }] }),
      'payload-malformed',
    ],
    [
      'a birth with an alias twice',
      sparkplug('NBIRTH', { seq: 0, metrics: [bdSeq(1), weight, { ...weight, name: 'Other' }] }),
      'payload-malformed',
    ],
    [
      'a birth without a type',
      sparkplug('NBIRTH', { seq: 0, metrics: [bdSeq(1), { name: 'a' }] }),
      'payload-malformed',
    ],
  ])('refuses %s', (_, message, reason) => expect(reasonOf(() => decoder(null, message))).toBe(reason));

  it('refuses what came by another way than its own', () => {
    const other = dialectDecoder({ site: SITE, gateway: 'other', dialect: 'sparkplug-b', mapping: null });
    expect(reasonOf(() => other(null, nodeBirth()))).toBe('gateway-differs');
    expect(reasonOf(() => decoder(null, sparkplug('STATE', {})))).toBe('dialect-differs');
  });

  it('refuses more metrics than it may keep', () => {
    const metrics = Array.from({ length: 600 }, (_, place) => ({ ...weight, name: `m${place}`, alias: place }));
    const node = run();
    node.hear(sparkplug('NBIRTH', { seq: 0, metrics: [bdSeq(1), ...metrics] }));
    const more = metrics.map((metric, place) => ({ ...metric, alias: 1_000 + place }));
    expect(reasonOf(() => node.hear(sparkplug('DBIRTH d', { seq: 1, metrics: more })))).toBe('limit-exceeded');
  });
});
