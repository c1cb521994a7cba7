import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { hashOfEnvelope, openReceipt } from '@tallystick/telemetry';
import mqtt, { type MqttClient } from 'mqtt';
import type pg from 'pg';
import { poolOf } from '../../libs/telemetry/src/testing/intake-scene.js';
import { keyPairOf } from '../../libs/telemetry/src/testing/keys.js';
import { ed25519KeyOf } from '../../libs/telemetry/src/domain/cose/ed25519-seed.js';
import { aGateway, aSite, type GatewayScene, type SiteScene } from '../../libs/telemetry/src/testing/site-scene.js';
import { eventually } from '../support/eventually.js';
import {
  asIngest,
  holdsSites,
  type IngestProcess,
  RECEIPT_SEED,
  startIngestProcess,
} from '../support/ingest-process.js';
import { findMosquitto, startAedesBroker, startMosquitto, type TestBroker } from '../support/mqtt-brokers.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

const mosquitto = findMosquitto();
if (!mosquitto) console.warn('mosquitto is not installed: what concerns it is skipped (apt-get install mosquitto)');

const SITES = 4;
const logKey = keyPairOf(ed25519KeyOf(RECEIPT_SEED)).verifying;

/** Aedes sends what is new to a session that comes back before it has sent all that waited; there the order is its own. */
const inOrderOf = ({ keepsOrder }: TestBroker, hashes: readonly string[]) => (keepsOrder ? hashes : hashes.toSorted());

interface Station {
  readonly site: SiteScene;
  readonly gateway: GatewayScene;
  readonly client: MqttClient;
  readonly envelopes: Uint8Array[];
}

describe.each([
  ['aedes', () => startAedesBroker()],
  ...(mosquitto ? [['mosquitto', () => startMosquitto(mosquitto)] as const] : []),
] as const)('two copies of the intake at %s', (_name, startBroker) => {
  let database: TestDatabase;
  let databaseUrl: string;
  let pool: pg.Pool;
  let broker: TestBroker;
  let copies: IngestProcess[];
  let stations: Station[];
  beforeAll(async () => {
    database = await createTestDatabase();
    databaseUrl = await asIngest(database.url);
    pool = poolOf(database.url);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });
  beforeEach(async () => {
    await pool.query('TRUNCATE telemetry.site CASCADE');
    broker = await startBroker();
    stations = await Promise.all([...Array(SITES).keys()].map((n) => station(n)));
    copies = await Promise.all([start(), start()]);
    await eventually(async () => (await sitesHeld()).reduce((sum, sites) => sum + sites, 0) === SITES);
    await eventually(async () =>
      (await Promise.all(copies.map((copy) => copy.ready()))).every(({ status }) => status === 'ready'),
    );
  });
  afterEach(async () => {
    await Promise.all(copies.map((copy) => copy.kill()));
    await Promise.all(stations.map(({ client }) => client.endAsync(true)));
    await broker.stop();
  });

  const start = () =>
    startIngestProcess({
      ...{ DATABASE_URL: databaseUrl, MQTT_URL: broker.url, INGEST_PLAIN_PORT: '', INGEST_PLAIN_TOKEN: '' },
      MQTT_VERSION: broker.protocolVersion === 5 ? '5' : '3.1.1',
    });

  const sitesHeld = async () => (await Promise.all(copies.map((copy) => copy.ready()))).map(({ sites }) => sites);

  async function station(n: number): Promise<Station> {
    const site = await aSite(pool, `warehouse ${n}`);
    const gateway = await aGateway(pool, site, { name: 'gateway-1' });
    const client = await mqtt.connectAsync(broker.url, {
      ...{ clientId: `${site.site}/gateway-1`, protocolVersion: 4, reconnectPeriod: 50 },
    });
    return { site, gateway, client, envelopes: [] };
  }

  async function publish({ site, gateway, client, envelopes }: Station, count: number): Promise<void> {
    for (const envelope of await gateway.gateway.signMany(count)) {
      envelopes.push(envelope);
      await client.publishAsync(`ts/v1/${site.site}/gateway-1/batch`, Buffer.from(envelope), { qos: 1 });
    }
  }

  async function stored({ site }: Station): Promise<string[]> {
    const { rows } = await pool.query<{ hash: Buffer }>(
      'SELECT hash FROM telemetry.evidence WHERE site = $1 ORDER BY position',
      [site.siteNumber],
    );
    return rows.map(({ hash }) => hash.toString('hex'));
  }

  const signed = ({ envelopes }: Station) => envelopes.map((one) => Buffer.from(hashOfEnvelope(one)).toString('hex'));

  async function expectAll(): Promise<void> {
    for (const one of stations) {
      await eventually(async () => (await stored(one)).length >= one.envelopes.length);
      expect(inOrderOf(broker, await stored(one))).toEqual(inOrderOf(broker, signed(one)));
    }
  }

  it('share the sites, and store once and in order what comes', async () => {
    // The copy that was there first may hold more, until it sees the other.
    await eventually(async () => (await sitesHeld()).every((sites) => sites === SITES / 2));
    await Promise.all(stations.map((one) => publish(one, 50)));
    await expectAll();
  });

  it('lose nothing and have nothing twice when one is killed while it works', async () => {
    const publishing = Promise.all(stations.map((one) => publish(one, 200)));
    await eventually(async () => (await stored(stations[0] as Station)).length > 20);
    await copies[0]?.kill();
    copies.shift();
    await publishing;
    await expectAll();
    await eventually(async () => (await sitesHeld())[0] === SITES);
  });

  it('hand over when one stops, and share again when it comes back', async () => {
    const publishing = Promise.all(stations.map((one) => publish(one, 200)));
    await copies[0]?.stop();
    copies[0] = await start();
    await publishing;
    await expectAll();
    await eventually(async () => (await sitesHeld()).every((sites) => sites === SITES / 2));
    await Promise.all(stations.map((one) => publish(one, 5)));
    await expectAll();
  });

  it('find a site that is new', async () => {
    const late = await station(SITES);
    stations.push(late);
    await eventually(async () => (await sitesHeld()).reduce((sum, sites) => sum + sites, 0) === SITES + 1);
    await publish(late, 3);
    await expectAll();
  });

  it('leave with the broker what comes while none of them runs', async () => {
    await Promise.all(copies.map((copy) => copy.kill()));
    await Promise.all(stations.map((one) => publish(one, 30)));
    copies = [await start()];
    await holdsSites(copies[0] as IngestProcess, SITES);
    await expectAll();
  });

  it('keep the last receipt at the broker', async () => {
    const [one] = stations as [Station];
    await publish(one, 3);
    await expectAll();
    const heard: bigint[] = [];
    one.client.on('message', (_topic, payload) =>
      heard.push(openReceipt(payload, one.site.site, () => logKey).unbroken.seq),
    );
    await one.client.subscribeAsync(`ts/v1/${one.site.site}/gateway-1/receipt`, { qos: 1 });
    await eventually(() => heard.at(-1) === 2n);
  });
});
