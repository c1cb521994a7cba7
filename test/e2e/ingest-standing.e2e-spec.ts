import { X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { GATEWAY_SETTINGS_CHANNEL, GATEWAY_STANDING_CHANNEL } from '@tallystick/telemetry/store';
import type pg from 'pg';
import { poolOf } from '../../libs/telemetry/src/testing/intake-scene.js';
import { aGateway, aSite, type GatewayScene, type SiteScene } from '../../libs/telemetry/src/testing/site-scene.js';
import { eventually } from '../support/eventually.js';
import { type CertificateAuthority, createAuthority, type IssuedCertificate } from '../support/gateway-certificates.js';
import { connectGateway, type Gateway } from '../support/ingest-doors.js';
import { asIngest, type IngestProcess, startIngestProcess } from '../support/ingest-process.js';
import { freePort } from '../support/platform.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.js';

const HOUR_MS = 3_600_000;

describe('a certificate at the intake’s door', () => {
  let database: TestDatabase;
  let databaseUrl: string;
  let pool: pg.Pool;
  let folder: TemporaryFolder;
  let authority: CertificateAuthority;
  let site: SiteScene;
  let scenes: Map<string, GatewayScene>;
  let ingest: IngestProcess | undefined;
  let url: string;
  let connected: Gateway[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    databaseUrl = await asIngest(database.url);
    pool = poolOf(database.url);
    folder = await temporaryFolder();
    authority = await createAuthority();
    const server = await authority.issue('localhost', [{ type: 'dns', value: 'localhost' }]);
    const files = { 'ca.pem': authority.ca, 'listener.pem': server.cert, 'listener-key.pem': server.key };
    for (const [name, pem] of Object.entries(files)) await writeFile(join(folder.path, name), pem);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
    await folder.remove();
  });
  beforeEach(async () => {
    site = await aSite(pool);
    scenes = new Map();
    for (const name of ['gateway-1', 'gateway-2']) scenes.set(name, await aGateway(pool, site, { name }));
  });
  afterEach(async () => {
    for (const { client } of connected) client.end(true);
    await ingest?.kill();
    [connected, ingest] = [[], undefined];
  });

  /** It does not look by itself while a test runs, unless the test says so. */
  async function start(settings: Readonly<Record<string, string>> = {}): Promise<void> {
    const port = await freePort();
    url = `mqtts://localhost:${port}`;
    ingest = await startIngestProcess({
      ...{ DATABASE_URL: databaseUrl, INGEST_STANDING_POLL_MS: String(HOUR_MS) },
      ...{ INGEST_TLS_HOST: '127.0.0.1', INGEST_TLS_PORT: String(port) },
      INGEST_TLS_CA_FILE: join(folder.path, 'ca.pem'),
      INGEST_TLS_CERT_FILE: join(folder.path, 'listener.pem'),
      INGEST_TLS_KEY_FILE: join(folder.path, 'listener-key.pem'),
      ...settings,
    });
  }

  const made = (gateway: string) =>
    authority.issue('any', [{ type: 'url', value: `urn:tallystick:${site.site}:${gateway}` }]);
  const serialOf = ({ cert }: IssuedCertificate) => new X509Certificate(cert).serialNumber.toLowerCase();

  /** As the platform does that issues it. */
  async function register(issued: IssuedCertificate, gateway: string, notAfter = new Date(Date.now() + HOUR_MS)) {
    await pool.query(
      `INSERT INTO telemetry.gateway_certificate (serial, gateway, gateway_key, request_hash, chain, issued_at, not_after)
       SELECT $1, gateway, id, $2, '{}', now(), $3 FROM telemetry.gateway_key WHERE gateway = $4`,
      [serialOf(issued), Buffer.from(serialOf(issued)), notAfter, scenes.get(gateway)?.id],
    );
  }

  async function issue(gateway: string): Promise<IssuedCertificate> {
    const issued = await made(gateway);
    await register(issued, gateway);
    return issued;
  }

  const takeBack = (issued: IssuedCertificate) =>
    pool.query('UPDATE telemetry.gateway_certificate SET taken_back_at = now() WHERE serial = $1', [serialOf(issued)]);
  const announce = (channel: string, gateway = 'gateway-1') =>
    pool.query('SELECT pg_notify($1, $2)', [channel, `${site.site}/${gateway}`]);

  async function enter(issued: IssuedCertificate, gateway = 'gateway-1'): Promise<Gateway> {
    const entered = await connectGateway(url, `${site.site}/${gateway}`, { ...issued, ca: authority.ca });
    connected.push(entered);
    return entered;
  }

  const connections = async () => (await ingest?.ready())?.connections;

  it('that was taken back ends its gateway’s connection at once, and lets nobody in again', async () => {
    await start();
    const [first, second] = [await issue('gateway-1'), await issue('gateway-2')];
    const { closed } = await enter(first);
    await enter(second, 'gateway-2');
    await eventually(async () => (await connections()) === 2);
    await takeBack(first);
    await announce(GATEWAY_STANDING_CHANNEL);
    await closed;
    await expect(enter(first)).rejects.toThrow(/Not authorized/);
    await eventually(async () => (await connections()) === 1);
  });

  it('whose gateway’s key was taken back ends with it', async () => {
    await start();
    const issued = await issue('gateway-1');
    const { closed } = await enter(issued);
    await eventually(async () => (await connections()) === 1);
    await pool.query('UPDATE telemetry.gateway_key SET not_after = now() WHERE gateway = $1', [
      scenes.get('gateway-1')?.id,
    ]);
    await announce(GATEWAY_STANDING_CHANNEL);
    await closed;
    await expect(enter(issued)).rejects.toThrow(/Not authorized/);
  });

  it('that is announced and still stands stays', async () => {
    await start();
    const { client } = await enter(await issue('gateway-1'));
    await announce(GATEWAY_STANDING_CHANNEL);
    const other = await issue('gateway-2');
    const { closed } = await enter(other, 'gateway-2');
    await takeBack(other);
    await eventually(async () => (await connections()) === 2);
    await announce(GATEWAY_STANDING_CHANNEL, 'gateway-2');
    await closed;
    expect(client.connected).toBe(true);
  });

  it('ends by time too, though nobody announces it', async () => {
    await start({ INGEST_STANDING_POLL_MS: '50' });
    const issued = await made('gateway-1');
    await register(issued, 'gateway-1', new Date(Date.now() + 2_000));
    const { closed } = await enter(issued);
    await closed;
    await expect(enter(issued)).rejects.toThrow(/Not authorized/);
  });

  it('of another authority lets in only where that is set, and only as long as it bears no number of ours', async () => {
    const [foreign, ours] = [await made('gateway-1'), await made('gateway-2')];
    await start();
    await expect(enter(foreign)).rejects.toThrow(/Not authorized/);
    await ingest?.kill();
    await start({ INGEST_TLS_ISSUED_ONLY: 'no' });
    await enter(foreign);
    await register(ours, 'gateway-1');
    await expect(enter(ours, 'gateway-2')).rejects.toThrow(/Not authorized/);
    const known = await issue('gateway-2');
    await takeBack(known);
    await expect(enter(known, 'gateway-2')).rejects.toThrow(/Not authorized/);
  });

  it('lets a gateway hear its new settings as soon as they are announced', async () => {
    await start({ INGEST_SETTINGS_POLL_MS: String(HOUR_MS) });
    const { client } = await enter(await issue('gateway-1'));
    const heard: string[] = [];
    client.on('message', (_topic, payload) => heard.push(payload.toString()));
    await client.subscribeAsync(`ts/v1/${site.site}/gateway-1/settings`, { qos: 1 });
    await eventually(() => heard.length > 0);
    await pool.query(`UPDATE telemetry.gateway SET settings = '{"batchMs": 777}' WHERE id = $1`, [
      scenes.get('gateway-1')?.id,
    ]);
    await announce(GATEWAY_SETTINGS_CHANNEL);
    await eventually(() => heard.some((json) => json.includes('777')));
  });
});
