import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '@tallystick/kernel';
import mqtt, { type MqttClient } from 'mqtt';
import { setTimeout as pause } from 'node:timers/promises';
import { type SessionSettings, SiteSession } from '../../apps/ingest/src/external/site-session.js';
import { receiptFor } from '../../apps/ingest/src/wire/downward.js';
import { eventually } from '../support/eventually.js';
import { createAuthority } from '../support/gateway-certificates.js';
import { TestDesk } from '../support/ingest-doors.js';
import { findMosquitto, startAedesBroker, startMosquitto, type TestBroker } from '../support/mqtt-brokers.js';

const mosquitto = findMosquitto();
if (!mosquitto) console.warn('mosquitto is not installed: what concerns it is skipped (apt-get install mosquitto)');

const OWN = 'ts/v1/site-7/gateway-1';
const RECEIVE_MAXIMUM = 10;

function settingsFor(broker: TestBroker, changes: Partial<SessionSettings> = {}): SessionSettings {
  return {
    ...{ url: broker.url, protocolVersion: broker.protocolVersion, tls: {}, keepAliveSeconds: 5 },
    ...{ receiveMaximum: RECEIVE_MAXIMUM, sessionExpirySeconds: 600, maxPacketBytes: 5_000, connectTimeoutMs: 2_000 },
    ...{ reconnectMs: 20, maxReconnectMs: 200, clientIdPrefix: 'ingest-', isBrokerTrusted: false },
    ...changes,
  };
}

const begin = (desk: TestDesk, settings: SessionSettings): SiteSession => {
  const faults = { reach: () => Promise.resolve() };
  const session = new SiteSession('site-7', settings, { desk, faults, clock: systemClock });
  session.start();
  return session;
};

const numbersOf = (desk: TestDesk) => desk.arrivals.map(({ bytes }) => Buffer.from(bytes).readUInt16BE());
const numbered = (n: number) => Buffer.from([n >> 8, n & 0xff]);
const upTo = (count: number) => [...Array(count).keys()];

const receipt = (text: string) => receiptFor({ site: 'site-7', gateway: 'gateway-1' }, Buffer.from(text));

describe.each([
  ['aedes', () => startAedesBroker()],
  ...(mosquitto ? [['mosquitto', () => startMosquitto(mosquitto)] as const] : []),
] as const)('a site’s session at %s', (_name, start) => {
  let broker: TestBroker;
  let gateway: MqttClient;
  let desk: TestDesk;
  let session: SiteSession;
  beforeEach(async () => {
    broker = await start();
    gateway = await mqtt.connectAsync(broker.url, {
      clientId: 'site-7/gateway-1',
      protocolVersion: 4,
      reconnectPeriod: 50,
    });
    desk = new TestDesk();
    session = begin(desk, settingsFor(broker));
    await eventually(() => session.isConnected);
  });
  afterEach(async () => {
    session.abandon();
    await gateway.endAsync(true);
    await broker.stop();
  });

  const publishAll = (count: number) =>
    Promise.all(upTo(count).map((n) => gateway.publishAsync(`${OWN}/batch`, numbered(n), { qos: 1 })));

  it('brings what gateways of the site publish, in their order, and no other’s', async () => {
    await gateway.publishAsync('ts/v1/site-8/gateway-1/batch', 'x', { qos: 1 });
    await publishAll(300);
    await eventually(() => desk.arrivals.length >= 300);
    expect(numbersOf(desk)).toEqual(upTo(300));
    expect(desk.arrivals[0]).toMatchObject({
      site: 'site-7',
      gateway: 'gateway-1',
      kind: 'batch',
      isAuthenticated: false,
    });
  });

  it('leaves with the broker what is not settled', async () => {
    desk.isOpen = false;
    await publishAll(200);
    await eventually(() => desk.waiting.length >= RECEIVE_MAXIMUM);
    await pause(200);
    // Of one chunk that was read together more than the window may be taken, where the broker is not told of it.
    expect(desk.waiting.length).toBeLessThanOrEqual(broker.protocolVersion === 5 ? RECEIVE_MAXIMUM : 200);
    desk.isOpen = true;
    for (const { settle } of desk.waiting) settle();
    await eventually(() => desk.arrivals.length >= 200);
    expect(numbersOf(desk)).toEqual(upTo(200));
  });

  it('gets again, in order, what could not be settled and all after it', async () => {
    desk.isOpen = false;
    await publishAll(5);
    await eventually(() => desk.waiting.length === 5);
    const [first, second, third] = desk.waiting.splice(0);
    first?.settle();
    third?.settle();
    second?.fail(new Error('no database'));
    await eventually(() => desk.waiting.length >= 4);
    const again = desk.waiting.map(({ arrival }) => Buffer.from(arrival.bytes).readUInt16BE());
    expect(again.slice(-4)).toEqual([1, 2, 3, 4]);
  });

  it('goes on with whoever has the site next, who gets what was not acknowledged', async () => {
    desk.isOpen = false;
    await publishAll(5);
    await eventually(() => desk.waiting.length === 5);
    session.abandon();
    const nextDesk = new TestDesk();
    const next = begin(nextDesk, settingsFor(broker));
    await eventually(() => nextDesk.arrivals.length === 5);
    expect(numbersOf(nextDesk)).toEqual(upTo(5));
    await next.stop();
  });

  it('acknowledges what was settled before it stops, so that the next has nothing twice', async () => {
    desk.isOpen = false;
    await publishAll(3);
    await eventually(() => desk.waiting.length === 3);
    const stopped = session.stop();
    for (const { settle } of desk.waiting) settle();
    await stopped;
    await gateway.publishAsync(`${OWN}/batch`, numbered(3), { qos: 1 });
    const nextDesk = new TestDesk();
    const next = begin(nextDesk, settingsFor(broker));
    await eventually(() => nextDesk.arrivals.length > 0);
    await pause(50);
    expect(numbersOf(nextDesk)).toEqual([3]);
    await next.stop();
  });

  it('keeps receipts at the broker for whoever subscribes, and says them again when it begins', async () => {
    session.send(receipt('r1'));
    const heard: string[] = [];
    gateway.on('message', (topic, payload) => heard.push(`${topic} ${payload.toString()}`));
    await pause(50);
    await gateway.subscribeAsync(`${OWN}/receipt`, { qos: 1 });
    await eventually(() => heard.length === 1);
    session.abandon();
    desk.latestOf.set('receipt', Buffer.from('r2'));
    session = begin(desk, settingsFor(broker));
    await eventually(() => heard.length === 2);
    expect(heard).toEqual([`${OWN}/receipt r1`, `${OWN}/receipt r2`]);
  });

  it('comes again when the connection breaks, and has lost nothing', async () => {
    await publishAll(3);
    await eventually(() => desk.arrivals.length === 3);
    await broker.cutOff();
    await eventually(() => session.isConnected && gateway.connected);
    await gateway.publishAsync(`${OWN}/batch`, numbered(3), { qos: 1 });
    await eventually(() => numbersOf(desk).includes(3));
    // What was acknowledged and not heard of may come twice.
    expect([...new Set(numbersOf(desk))]).toEqual(upTo(4));
  });

  it('is not kept up by one that is too large: what is left of it is judged', async () => {
    await gateway.publishAsync(`${OWN}/batch`, Buffer.alloc(9_000), { qos: 1 });
    await gateway.publishAsync(`${OWN}/batch`, numbered(1), { qos: 1 });
    await eventually(() => desk.arrivals.some(({ bytes }) => bytes.length === 2));
    // MQTT 5 has a word for it, and the broker then leaves it out.
    const large = desk.arrivals.filter(({ bytes }) => bytes.length > 2);
    expect(large.map(({ bytes }) => bytes.length)).toEqual(broker.protocolVersion === 5 ? [] : [expect.any(Number)]);
    for (const { bytes } of large) expect(bytes.length).toBeLessThanOrEqual(5_000);
  });

  it('keeps its connection through a time without messages', async () => {
    session.abandon();
    session = begin(desk, settingsFor(broker, { keepAliveSeconds: 1 }));
    await eventually(() => session.isConnected);
    for (let n = 0; n < 30; n += 1) {
      await pause(100);
      expect(session.isConnected).toBe(true);
    }
  });
});

(mosquitto ? describe : describe.skip)('a broker that wants a certificate', () => {
  let broker: TestBroker;
  let tls: SessionSettings['tls'];
  beforeAll(async () => {
    const authority = await createAuthority();
    const server = await authority.issue('localhost', [{ type: 'dns', value: 'localhost' }]);
    const ours = await authority.issue('ingest');
    broker = await startMosquitto(mosquitto ?? '', { ...server, ca: authority.ca });
    tls = { ca: Buffer.from(authority.ca), cert: Buffer.from(ours.cert), key: Buffer.from(ours.key) };
  });
  afterAll(() => broker.stop());

  it('gets it', async () => {
    const session = begin(new TestDesk(), settingsFor(broker, { tls }));
    await eventually(() => session.isConnected);
    await session.stop();
  });

  it('is not reached without, nor believed by another’s word', async () => {
    const { ca: _ca, ...strangers } = tls;
    for (const other of [tls.ca ? { ca: tls.ca } : {}, strangers]) {
      const session = begin(new TestDesk(), settingsFor(broker, { tls: other }));
      await pause(300);
      expect(session.isConnected).toBe(false);
      session.abandon();
    }
  });
});
