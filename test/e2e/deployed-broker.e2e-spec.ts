import 'reflect-metadata';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import { CertificateAuthority } from '@tallystick/platform/certificates';
import { clientIdOf, topicOf, urnOfGateway } from '@tallystick/telemetry';
import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt';
import { webcrypto } from 'node:crypto';
import type pg from 'pg';
import { ed25519KeyOf } from '../../libs/telemetry/src/domain/cose/ed25519-seed.js';
import { poolOf } from '../../libs/telemetry/src/testing/intake-scene.js';
import { keyPairOf } from '../../libs/telemetry/src/testing/keys.js';
import { aGateway, aSite, type GatewayScene, type SiteScene } from '../../libs/telemetry/src/testing/site-scene.js';
import { type DeployedBroker, startDeployedMosquitto } from '../support/deployed-broker.js';
import { makeSecrets } from '../support/deployment.js';
import { eventually } from '../support/eventually.js';
import { evidenceOf } from '../support/evidence-checks.js';
import { GatewayBench } from '../support/gateways.js';
import {
  asIngest,
  holdsSites,
  type IngestProcess,
  RECEIPT_SEED,
  startIngestProcess,
} from '../support/ingest-process.js';
import { findMosquitto } from '../support/mqtt-brokers.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.js';

const mosquitto = findMosquitto();
if (!mosquitto) console.warn('mosquitto is not installed: what concerns it is skipped (apt-get install mosquitto)');

const TIMEOUT_MS = 120_000;
const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const logKey = keyPairOf(ed25519KeyOf(RECEIPT_SEED)).verifying;

interface Tls {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

(mosquitto ? describe : describe.skip)('the broker of deploy/', () => {
  let folder: TemporaryFolder;
  let database: TestDatabase;
  let pool: pg.Pool;
  let broker: DeployedBroker;
  let ingest: IngestProcess;
  let site: SiteScene;
  let gateways: Record<'own' | 'other', { scene: GatewayScene; tls: Tls }>;
  const clients: MqttClient[] = [];
  const secretFile = (name: string) => join(folder.path, 'own', name);
  const secret = (name: string) => readFile(secretFile(name), 'utf8');

  beforeAll(async () => {
    [folder, database] = await Promise.all([temporaryFolder(), createTestDatabase()]);
    pool = poolOf(database.url);
    await makeSecrets(join(folder.path, 'own'));
    broker = await startDeployedMosquitto(mosquitto ?? '', join(folder.path, 'broker'), join(folder.path, 'own'));
    site = await aSite(pool);
    const [own, other] = [
      await aGateway(pool, site, { name: 'gateway-1' }),
      await aGateway(pool, site, { name: 'gateway-2' }),
    ];
    gateways = { own: { scene: own, tls: await certified(own) }, other: { scene: other, tls: await certified(other) } };
    ingest = await startIngestProcess({
      ...{ DATABASE_URL: await asIngest(database.url), MQTT_URL: `mqtts://localhost:${broker.intakePort}` },
      ...{ MQTT_CA_FILE: secretFile('services-ca.pem'), MQTT_CERT_FILE: secretFile('ingest-client.pem') },
      ...{ MQTT_KEY_FILE: secretFile('ingest-client-key.pem'), MQTT_BROKER_AUTHENTICATES: 'yes' },
    });
  }, TIMEOUT_MS);
  afterAll(async () => {
    for (const client of clients) client.end(true);
    await ingest?.stop();
    await broker?.stop();
    await pool?.end();
    await database?.drop();
    await folder?.remove();
  });

  const named = ({ gateway }: GatewayScene) => ({ site: site.site, gateway: gateway.name });

  /** As the api lets a gateway in. */
  async function certified(scene: GatewayScene): Promise<Tls> {
    const issuer = await CertificateAuthority.open({
      ...{ certificatePem: await secret('gateway-ca.pem'), privateKeyPem: await secret('gateway-ca-key.pem') },
    });
    const keys = await webcrypto.subtle.generateKey(P256, true, ['sign', 'verify']);
    const request = await Pkcs10CertificateRequestGenerator.create({
      name: 'CN=whoever',
      keys,
      signingAlgorithm: P256,
    });
    const name = { commonName: clientIdOf(named(scene)), uri: urnOfGateway(named(scene)) };
    const certificateRequest = new Uint8Array(request.rawData);
    const { chain } = await issuer.issueToClient({ ...name, certificateRequest, lifetimeDays: 2, nowMs: Date.now() });
    const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
    const key = `-----BEGIN PRIVATE KEY-----\n${der}\n-----END PRIVATE KEY-----\n`;
    return { key, cert: chain.join('\n'), ca: await secret('services-ca.pem') };
  }

  async function connect(port: number, options: IClientOptions): Promise<MqttClient> {
    const client = await connectAsync(`mqtts://localhost:${port}`, { reconnectPeriod: 0, ...options }, false);
    clients.push(client);
    return client;
  }

  /** Over a connection of its own, which the broker may end for what it says. */
  async function sayAs(tls: Tls, topic: string, text: string): Promise<void> {
    const client = await connect(broker.gatewaysPort, tls);
    const ended = new Promise<void>((done) => client.once('close', () => done()));
    await Promise.race([client.publishAsync(topic, text, { qos: 1 }), ended]);
    client.end(true);
  }

  it(
    'brings what a gateway signed to the intake, and the receipts back',
    async () => {
      await holdsSites(ingest, 1);
      const { scene, tls } = gateways.own;
      const { gateway } = scene;
      const identity = { ...named(scene), signer: gateway.key };
      await mkdir(join(folder.path, 'gateway'));
      const bench = await GatewayBench.open({ folder: join(folder.path, 'gateway'), identity, logKey });
      await bench.sign(1, 2, 3);
      bench.forward([`mqtts://localhost:${broker.gatewaysPort}`], { credentials: { ...named(scene), tls } });
      await eventually(() => bench.buffer.count === 0, { what: 'receipts cover what was sent', withinMs: 30_000 });
      await bench.leave();
      const evidence = await evidenceOf(pool, site.siteNumber);
      expect(evidence.map((entry) => entry.gateway)).toEqual(['gateway-1', 'gateway-1', 'gateway-1']);
    },
    TIMEOUT_MS,
  );

  it(
    'passes nothing on that a gateway says in another’s name, and tells none what is another’s',
    async () => {
      const intake = await connect(broker.intakePort, { ...(await ours()), clientId: 'a listener' });
      const heard: string[] = [];
      intake.on('message', (from, bytes) => heard.push(`${from} ${bytes.toString()}`));
      await intake.subscribeAsync('ts/v1/#', { qos: 1 });
      const topic = (scene: GatewayScene, kind: 'batch' | 'receipt') => topicOf({ ...named(scene), kind });
      const batches = [topic(gateways.own.scene, 'batch'), topic(gateways.other.scene, 'batch')];
      await sayAs(gateways.other.tls, topic(gateways.own.scene, 'batch'), 'forged');
      await sayAs(gateways.other.tls, topic(gateways.own.scene, 'receipt'), 'forged');
      await sayAs(gateways.other.tls, topic(gateways.other.scene, 'receipt'), 'forged');
      const other = await connect(broker.gatewaysPort, gateways.other.tls);
      const overheard: string[] = [];
      other.on('message', (from) => overheard.push(from));
      await other.subscribeAsync([topic(gateways.own.scene, 'receipt'), topic(gateways.other.scene, 'receipt'), '#']);
      await sayAs(gateways.own.tls, batches[0] ?? '', 'own');
      await other.publishAsync(batches[1] ?? '', 'own', { qos: 1 });
      // What was said before is heard before.
      await eventually(() => batches.every((one) => heard.includes(`${one} own`)));
      expect(heard.filter((one) => one.endsWith(' forged'))).toEqual([]);
      await intake.publishAsync(topic(gateways.own.scene, 'receipt'), 'for the one', { qos: 1 });
      await intake.publishAsync(topic(gateways.other.scene, 'receipt'), 'for the other', { qos: 1 });
      await eventually(() => overheard.includes(topic(gateways.other.scene, 'receipt')));
      expect(overheard.filter((from) => !from.includes('/gateway-2/'))).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it('lets no gateway take another’s place by calling itself so', async () => {
    const victim = await connect(broker.gatewaysPort, {
      ...gateways.own.tls,
      clientId: clientIdOf(named(gateways.own.scene)),
    });
    await connect(broker.gatewaysPort, { ...gateways.other.tls, clientId: clientIdOf(named(gateways.own.scene)) });
    await victim.publishAsync(topicOf({ ...named(gateways.own.scene), kind: 'batch' }), 'still here', { qos: 1 });
    expect(victim.connected).toBe(true);
  });

  it.each(['a stranger', 'a gateway at the intake’s door', 'the intake at the gateways’'])(
    'does not let in %s',
    async (who) => {
      const ca = await secret('services-ca.pem');
      const tries: Readonly<Record<string, [number, IClientOptions]>> = {
        'a stranger': [broker.gatewaysPort, { ca }],
        'a gateway at the intake’s door': [broker.intakePort, gateways.own.tls],
        'the intake at the gateways’': [broker.gatewaysPort, await ours()],
      };
      const [port, options] = tries[who] ?? [0, {}];
      await expect(connect(port, { ...options, clientId: 'whoever', connectTimeout: 3_000 })).rejects.toThrow();
    },
  );

  const ours = async (): Promise<Tls> => ({
    ...{ ca: await secret('services-ca.pem'), cert: await secret('ingest-client.pem') },
    key: await secret('ingest-client-key.pem'),
  });
});
