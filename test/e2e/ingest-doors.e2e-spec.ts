import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { receiptFor } from '../../apps/ingest/src/wire/downward.js';
import { connectGateway, type Doors, openDoors, TOKEN, type TestDesk } from '../support/ingest-doors.js';
import { type CertificateAuthority, createAuthority, type IssuedCertificate } from '../support/gateway-certificates.js';
import { eventually } from '../support/eventually.js';

const OWN = 'ts/v1/site-7/gateway-1';

describe('the door for gateways on this machine', () => {
  let doors: Doors;
  let desk: TestDesk;
  let url: string;
  beforeEach(async () => {
    doors = await openDoors();
    desk = doors.desk;
    url = `mqtt://127.0.0.1:${doors.plainPort}`;
  });
  afterEach(() => doors.close());

  it('acknowledges when it is settled and not before, many at a time, in their order', async () => {
    desk.isOpen = false;
    const { client } = await connectGateway(url, 'site-7/gateway-1');
    const acknowledged: number[] = [];
    for (let n = 0; n < 20; n += 1) {
      client.publish(`${OWN}/batch`, Buffer.from([n]), { qos: 1 }, (error) => {
        if (!error) acknowledged.push(n);
      });
    }
    await eventually(() => desk.waiting.length === 20);
    expect(desk.waiting.map(({ arrival }) => arrival.bytes[0])).toEqual([...Array(20).keys()]);
    for (const late of desk.waiting.slice(10)) late.settle();
    await pause(50);
    expect(acknowledged).toEqual([]);
    for (const early of desk.waiting.slice(0, 10)) early.settle();
    await eventually(() => acknowledged.length === 20);
    expect(acknowledged).toEqual([...Array(20).keys()]);
    client.end();
  });

  it('ends the connection of what could not be settled, and acknowledges nothing after it', async () => {
    desk.isOpen = false;
    const { client, closed } = await connectGateway(url, 'site-7/gateway-1');
    const acknowledged: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      client.publish(`${OWN}/batch`, Buffer.from([n]), { qos: 1 }, (error) => {
        if (!error) acknowledged.push(n);
      });
    }
    await eventually(() => desk.waiting.length === 3);
    const [first, second, third] = desk.waiting;
    third?.settle();
    first?.settle();
    await eventually(() => acknowledged.length === 1);
    second?.fail(new Error('no database'));
    await closed;
    expect(acknowledged).toEqual([0]);
    client.end(true);
  });

  it('says of what comes who sent it, when, and that nobody stands for it', async () => {
    const before = Date.now();
    const { client } = await connectGateway(url, 'site-7/gateway-1');
    await client.publishAsync(`${OWN}/senml`, '[]', { qos: 1, retain: true });
    const [arrival] = desk.arrivals;
    expect(arrival).toMatchObject({ site: 'site-7', gateway: 'gateway-1', kind: 'senml', isAuthenticated: false });
    expect(arrival?.receivedAtMs).toBeGreaterThanOrEqual(before);
    expect(Buffer.from(arrival?.bytes ?? []).toString()).toBe('[]');
    client.end();
  });

  it.each([
    ['another gateway', 'ts/v1/site-7/gateway-2/batch'],
    ['another site', 'ts/v1/site-8/gateway-1/batch'],
    ['what only we say', `${OWN}/receipt`],
    ['what nobody says', `${OWN}/nonsense`],
    ['the broker itself', '$SYS/x'],
    ['a topic without end', Array(300).fill('a').join('/')],
  ])('ends a connection that publishes for %s, and takes nothing', async (_case, topic) => {
    const { client, closed } = await connectGateway(url, 'site-7/gateway-1');
    client.publish(topic, 'x', { qos: 1 });
    await closed;
    expect(desk.arrivals.filter(({ kind }) => kind !== 'status')).toEqual([]);
    client.end(true);
  });

  it('takes no QoS 2', async () => {
    const { client, closed } = await connectGateway(url, 'site-7/gateway-1');
    client.publish(`${OWN}/batch`, 'x', { qos: 2 });
    await closed;
    expect(desk.arrivals.filter(({ kind }) => kind === 'batch')).toEqual([]);
    client.end(true);
  });

  it.each([
    ['without the token', 'site-7/gateway-1', { password: 'not-the-token' }, /Not authorized/],
    ['under a name that is none', 'gateway-1', {}, /Not authorized/],
    ['as one that is not known', 'site-7/stranger', {}, /Not authorized/],
    ['without a keep-alive', 'site-7/gateway-1', { keepalive: 0 }, /refused/],
    ['with one that is too long', 'site-7/gateway-1', { keepalive: 61 }, /refused/],
  ])('lets nobody in %s', async (_case, clientId, options, refusal) => {
    await expect(connectGateway(url, clientId, { username: clientId, password: TOKEN, ...options })).rejects.toThrow(
      refusal,
    );
  });

  it('sends away the gateways of a site that another copy holds, so that they try the next address', async () => {
    desk.isHeld = false;
    await expect(connectGateway(url, 'site-7/gateway-1')).rejects.toThrow(/Server unavailable/);
  });

  it('gives what it owes on subscription, and no subscription to what is others’', async () => {
    desk.latestOf.set('receipt', Buffer.from('r1')).set('settings', Buffer.from('{}'));
    const { client } = await connectGateway(url, 'site-7/gateway-1');
    const heard: string[] = [];
    client.on('message', (topic, payload) => heard.push(`${topic} ${payload.toString()}`));
    const others = ['#', 'ts/v1/+/+/receipt', 'ts/v1/site-7/gateway-2/receipt', `${OWN}/batch`, '$share/a/x'];
    const granted = await Promise.all(
      [...others, `${OWN}/receipt`, `${OWN}/settings`].map((topic) =>
        client.subscribeAsync(topic, { qos: 1 }).then(
          ([one]) => one?.qos,
          () => 128,
        ),
      ),
    );
    expect(granted).toEqual([128, 128, 128, 128, 128, 1, 1]);
    await eventually(() => heard.length === 2);
    doors.broker.connections.send(receiptFor({ site: 'site-7', gateway: 'gateway-1' }, Buffer.from('r2')));
    await eventually(() => heard.length === 3);
    expect(heard.sort()).toEqual([`${OWN}/receipt r1`, `${OWN}/receipt r2`, `${OWN}/settings {}`]);
    client.end();
  });

  it('refuses a packet that is too large before it is whole', async () => {
    const { client, closed } = await connectGateway(url, 'site-7/gateway-1');
    client.publish(`${OWN}/batch`, Buffer.alloc(LARGE), { qos: 1 });
    await closed;
    expect(desk.arrivals.filter(({ kind }) => kind === 'batch')).toEqual([]);
    client.end(true);
  });

  it('refuses a first packet that is larger than any CONNECT', async () => {
    const socket = connect(doors.plainPort, '127.0.0.1');
    socket.on('error', () => undefined);
    // PUBLISH of 200 million bytes.
    socket.write(Buffer.from([0x30, 0x80, 0x84, 0xaf, 0x5f]));
    await once(socket, 'close');
  });

  it('survives bytes that are no MQTT', async () => {
    for (const bytes of [
      [0x10, 0xff, 0xff, 0xff, 0xff, 0x7f],
      [0x00],
      [0xf0, 0x00],
      [0x10, 0x02, 0x00, 0x04],
      [0x30, 0x00],
    ]) {
      const socket = connect(doors.plainPort, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.end(Buffer.from(bytes));
      await once(socket, 'close');
    }
    const { client } = await connectGateway(url, 'site-7/gateway-1');
    await client.publishAsync(`${OWN}/batch`, 'x', { qos: 1 });
    client.end();
  });

  it('tells of a connection that broke, once, and by our clock, whatever its will says', async () => {
    const before = Date.now();
    const will = { topic: `${OWN}/status`, payload: Buffer.from('{"state":"lost","connectedAt":5}'), qos: 1 as const };
    const { client } = await connectGateway(url, 'site-7/gateway-1', { will: { ...will, retain: false } });
    client.stream.destroy();
    await eventually(() => desk.arrivals.length > 0);
    await pause(50);
    expect(desk.arrivals.map(({ kind }) => kind)).toEqual(['status']);
    const told = JSON.parse(Buffer.from(desk.arrivals[0]?.bytes ?? []).toString()) as Record<string, unknown>;
    expect(told).toMatchObject({ state: 'lost' });
    expect(Number(told.connectedAt)).toBeGreaterThanOrEqual(before);
    client.end(true);
  });

  it('tells nothing of one that said that it goes', async () => {
    const { client } = await connectGateway(url, 'site-7/gateway-1');
    await client.endAsync();
    await pause(50);
    expect(desk.arrivals).toEqual([]);
  });

  it('puts a new connection in the place of the old one, and tells nothing of that one’s end', async () => {
    const will = { topic: `${OWN}/status`, payload: Buffer.from('{"state":"lost","connectedAt":5}'), qos: 1 as const };
    const old = await connectGateway(url, 'site-7/gateway-1', { will: { ...will, retain: false } });
    const next = await connectGateway(url, 'site-7/gateway-1');
    await old.closed;
    await next.client.publishAsync(`${OWN}/batch`, 'x', { qos: 1 });
    await pause(50);
    expect(desk.arrivals.map(({ kind }) => kind)).toEqual(['batch']);
    expect(doors.broker.connections.size).toBe(1);
    old.client.end(true);
    next.client.end();
  });

  it('ends the connections of a site that went to another copy, and of no other', async () => {
    const ours = await connectGateway(url, 'site-7/gateway-1');
    const theirs = await connectGateway(url, 'site-8/gateway-1');
    doors.broker.leaveSite('site-7');
    await ours.closed;
    await theirs.client.publishAsync('ts/v1/site-8/gateway-1/batch', 'x', { qos: 1 });
    expect(desk.arrivals.map(({ kind }) => kind)).toEqual(['batch']);
    theirs.client.end();
  });

  it('settles what has come before it stops', async () => {
    desk.isOpen = false;
    const { client, closed } = await connectGateway(url, 'site-7/gateway-1');
    const acknowledged = client.publishAsync(`${OWN}/batch`, 'x', { qos: 1 });
    await eventually(() => desk.waiting.length === 1);
    const stopped = doors.broker.stop();
    desk.waiting[0]?.settle();
    await acknowledged;
    await Promise.all([stopped, closed]);
    client.end(true);
  });
});

const LARGE = 10_001;

describe('limits of the door', () => {
  it('let in so many from one address and no more', async () => {
    const doors = await openDoors(undefined, { maxConnectionsPerAddress: 2 });
    const url = `mqtt://127.0.0.1:${doors.plainPort}`;
    const gateways = [await connectGateway(url, 'site-7/gateway-1'), await connectGateway(url, 'site-7/gateway-2')];
    await expect(connectGateway(url, 'site-7/gateway-3')).rejects.toThrow();
    expect(doors.turnedAway).toEqual(['too many connections']);
    await gateways[0]?.client.endAsync();
    gateways.push(await connectGateway(url, 'site-7/gateway-3'));
    for (const { client } of gateways) client.end(true);
    await doors.close();
  });

  it('leave with the gateway what is not settled: little of a slow log is in memory', async () => {
    const doors = await openDoors(undefined, { inFlightBytes: 16_384 });
    doors.desk.isOpen = false;
    const { client } = await connectGateway(`mqtt://127.0.0.1:${doors.plainPort}`, 'site-7/gateway-1');
    const payload = Buffer.alloc(8_000);
    for (let n = 0; n < 2_000; n += 1) client.publish(`${OWN}/batch`, payload, { qos: 1 });
    await eventually(() => doors.desk.waiting.length > 0);
    await pause(300);
    const takenBytes = doors.desk.waiting.length * payload.length;
    expect(takenBytes).toBeGreaterThan(0);
    expect(takenBytes).toBeLessThan(200_000);
    doors.desk.isOpen = true;
    for (const { settle } of doors.desk.waiting) settle();
    await eventually(() => doors.desk.arrivals.length === 2_000);
    client.end(true);
    await doors.close();
  });
});

describe('the door for gateways from outside', () => {
  let authority: CertificateAuthority;
  let doors: Doors;
  let url: string;
  beforeAll(async () => {
    authority = await createAuthority();
    const server = await authority.issue('localhost', [{ type: 'dns', value: 'localhost' }]);
    doors = await openDoors({
      ...{ cert: Buffer.from(server.cert), key: Buffer.from(server.key), ca: Buffer.from(authority.ca) },
    });
    url = `mqtts://localhost:${doors.tlsPort}`;
  });
  afterAll(() => doors.close());
  beforeEach(() => void (doors.desk.arrivals.length = 0));

  const urnOf = (gateway: string) => `urn:tallystick:site-7:${gateway}`;
  const byUrn = (...gateways: string[]) =>
    authority.issue(
      'any',
      gateways.map((gateway) => ({ type: 'url' as const, value: urnOf(gateway) })),
    );
  const enter = (issued: Partial<IssuedCertificate>, clientId = 'site-7/gateway-1') =>
    connectGateway(url, clientId, { ...issued, ca: authority.ca });

  it('knows a gateway by its certificate, by its alternative name or its common name', async () => {
    for (const issued of [await byUrn('gateway-1'), await authority.issue(urnOf('gateway-1'))]) {
      const { client } = await enter(issued);
      await client.publishAsync(`${OWN}/batch`, 'x', { qos: 1 });
      client.end();
    }
    expect(doors.desk.arrivals).toHaveLength(2);
    expect(doors.desk.arrivals[0]).toMatchObject({ site: 'site-7', gateway: 'gateway-1', isAuthenticated: true });
  });

  it('does not take the word of the client id for it', async () => {
    await expect(enter(await byUrn('gateway-1'), 'site-7/gateway-2')).rejects.toThrow(/Not authorized/);
  });

  it('lets in no certificate that was taken back, and the gateway by its next one', async () => {
    const old = await byUrn('gateway-1');
    doors.desk.takenBack.add(new X509Certificate(old.cert).serialNumber.toLowerCase());
    await expect(enter(old)).rejects.toThrow(/Not authorized/);
    const { client } = await enter(await byUrn('gateway-1'));
    client.end();
  });

  it('takes no token in place of a certificate', async () => {
    await expect(connectGateway(url, 'site-7/gateway-1', { ca: authority.ca })).rejects.toThrow();
    expect(doors.turnedAway.at(-1)).toMatch(/CERTIFICATE/);
  });

  it.each([
    ['that names two gateways', () => byUrn('gateway-1', 'gateway-2')],
    ['that names none', () => authority.issue('gateway-1')],
    [
      'that hides a name in another',
      () => authority.issue('x', [{ type: 'dns', value: `a, URI:${urnOf('gateway-1')}, b` }]),
    ],
    ['of somebody else', async () => (await createAuthority()).issue(urnOf('gateway-1'))],
  ])('refuses a certificate %s', async (_case, issue) => {
    await expect(enter(await issue())).rejects.toThrow();
  });
});
