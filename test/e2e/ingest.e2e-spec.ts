import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { hashOfEnvelope, openReceipt, type Receipt } from '@tallystick/telemetry';
import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { poolOf } from '../../libs/telemetry/src/testing/intake-scene.js';
import { keyPairOf } from '../../libs/telemetry/src/testing/keys.js';
import { ed25519KeyOf } from '../../libs/telemetry/src/domain/cose/ed25519-seed.js';
import { aGateway, aSite, type GatewayScene, type SiteScene } from '../../libs/telemetry/src/testing/site-scene.js';
import { eventually } from '../support/eventually.js';
import { connectGateway, type Gateway } from '../support/ingest-doors.js';
import { asIngest, type IngestProcess, RECEIPT_SEED, startIngestProcess } from '../support/ingest-process.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

const logKey = keyPairOf(ed25519KeyOf(RECEIPT_SEED)).verifying;

let database: TestDatabase;
let databaseUrl: string;
let pool: pg.Pool;
let site: SiteScene;
let sender: GatewayScene;
let running: IngestProcess[] = [];
let connected: Gateway[] = [];
let blockers: (() => Promise<void>)[] = [];

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
  site = await aSite(pool);
  sender = await aGateway(pool, site, { name: 'gateway-1' });
});
afterEach(async () => {
  for (const { client } of connected) client.end(true);
  await Promise.all(running.map((ingest) => ingest.kill()));
  await Promise.all(blockers.map((release) => release()));
  [running, connected, blockers] = [[], [], []];
});

async function start(settings: Readonly<Record<string, string>> = {}): Promise<IngestProcess> {
  const ingest = await startIngestProcess({ DATABASE_URL: databaseUrl, ...settings });
  running.push(ingest);
  return ingest;
}

const topic = (kind: string, gateway = 'gateway-1') => `ts/v1/${site.site}/${gateway}/${kind}`;

async function connect({ url }: IngestProcess, gateway = 'gateway-1'): Promise<Gateway> {
  const found = await connectGateway(url, `${site.site}/${gateway}`);
  connected.push(found);
  return found;
}

async function publish({ client }: Gateway, envelope: Uint8Array): Promise<void> {
  await client.publishAsync(topic('batch'), Buffer.from(envelope), { qos: 1 });
}

async function stored(): Promise<{ hash: Buffer; lease: string }[]> {
  const { rows } = await pool.query<{ hash: Buffer; lease: string }>(
    'SELECT hash, lease FROM telemetry.evidence WHERE site = $1 ORDER BY position',
    [site.siteNumber],
  );
  return rows;
}

const hashes = (envelopes: readonly Uint8Array[]) => envelopes.map((one) => Buffer.from(hashOfEnvelope(one)));

/** What is heard of receipts from here on. */
async function receipts({ client }: Gateway): Promise<Receipt[]> {
  const heard: Receipt[] = [];
  client.on('message', (_topic, payload) => heard.push(openReceipt(payload, site.site, () => logKey)));
  await client.subscribeAsync(topic('receipt'), { qos: 1 });
  return heard;
}

describe('the intake’s process', () => {
  it('acknowledges after the commit and not before', async () => {
    const gateway = await connect(await start());
    await publish(gateway, await sender.gateway.sign());
    const blocker = await block('telemetry.evidence');
    const envelopes = await sender.gateway.signMany(5);
    let acknowledged = 0;
    const published = Promise.all(envelopes.map((one) => publish(gateway, one).then(() => (acknowledged += 1))));
    await eventually(async () => (await blocked()) > 0);
    await pause(100);
    expect(acknowledged).toBe(0);
    await blocker.release();
    await published;
    expect(await stored()).toHaveLength(6);
  });

  it('leaves with gateways what a slow database does not take: its own memory stays as it is', async () => {
    const ingest = await start();
    const gateway = await connect(ingest);
    await publish(gateway, await sender.gateway.sign());
    const restingBytes = await memoryOf(ingest);
    const blocker = await block('telemetry.evidence, telemetry.quarantine');
    // 100 MB in all, of what goes into quarantine.
    const large = Buffer.alloc(100_000);
    let acknowledged = 0;
    for (let n = 0; n < 1_000; n += 1) {
      gateway.client.publish(topic('batch'), large, { qos: 1 }, (error) => {
        if (!error) acknowledged += 1;
      });
    }
    await eventually(async () => (await blocked()) > 0);
    await pause(1_500);
    expect(acknowledged).toBe(0);
    expect((await ingest.ready()).queuedBytes).toBeLessThan(2_000_000);
    expect((await memoryOf(ingest)) - restingBytes).toBeLessThan(50_000_000);
    await blocker.release();
    await eventually(() => acknowledged === 1_000);
  });

  it('gives receipts after commits, and the last at once to whoever subscribes again', async () => {
    const ingest = await start();
    const gateway = await connect(ingest);
    const heard = await receipts(gateway);
    const envelopes = await sender.gateway.signMany(3);
    for (const one of envelopes) await publish(gateway, one);
    await eventually(() => heard.at(-1)?.unbroken.seq === 2n);
    expect(Buffer.from(heard.at(-1)?.unbroken.hash ?? [])).toEqual(hashes(envelopes)[2]);
    await gateway.client.endAsync();
    await ingest.stop();
    const again = await receipts(await connect(await start()));
    await eventually(() => again.length === 1);
    expect(again[0]?.unbroken.seq).toBe(2n);
  });

  it('keeps what it cannot believe apart, and acknowledges it, so that it stops nobody', async () => {
    const gateway = await connect(await start());
    await publish(gateway, Buffer.from('hostile bytes'));
    await publish(gateway, await sender.gateway.sign());
    expect(await stored()).toHaveLength(1);
    const { rows } = await pool.query('SELECT gateway, kind FROM telemetry.quarantine WHERE site = $1', [
      site.siteNumber,
    ]);
    expect(rows).toEqual([{ gateway: 'gateway-1', kind: 'batch' }]);
  });

  it('tells gateways their settings, and again when these change', async () => {
    const { client } = await connect(await start());
    const heard: unknown[] = [];
    client.on('message', (_topic, payload) => heard.push(JSON.parse(payload.toString())));
    await client.subscribeAsync(topic('settings'), { qos: 1 });
    await eventually(() => heard.length > 0);
    await pool.query(`UPDATE telemetry.gateway SET settings = '{"batchReadings": 20}' WHERE id = $1`, [sender.id]);
    await eventually(() => JSON.stringify(heard.at(-1)) === '{"batchReadings":20}');
    expect(heard[0]).toEqual({});
  });

  it('holds a site alone: gateways of a site that another copy holds are sent on, and let in when it stops', async () => {
    const [first, second] = [await start(), await start()];
    await publish(await connect(first), await sender.gateway.sign());
    await expect(connect(second)).rejects.toThrow(/Server unavailable/);
    await first.stop();
    await publish(await connect(second), await sender.gateway.sign());
    expect((await stored()).map(({ lease }) => lease)).toEqual(['1', '2']);
  });

  it('loses a site that was taken from it, acknowledges nothing more, and stores nothing more', async () => {
    const ingest = await start();
    const gateway = await connect(ingest);
    await publish(gateway, await sender.gateway.sign());
    await pool.query(
      `UPDATE telemetry.site_lease SET fence = fence + 1, holder = 'another', held_until = now() + interval '1 hour' WHERE site = $1`,
      [site.siteNumber],
    );
    await Promise.race([gateway.closed, publish(gateway, await sender.gateway.sign())]);
    await gateway.closed;
    expect(await stored()).toHaveLength(1);
    // It may hold sites of tests before by now, whose copies were killed.
    await eventually(() => ingest.said().includes(`${site.site}: lost`));
    await expect(connect(ingest)).rejects.toThrow(/Server unavailable/);
  });

  it('takes over a site when the copy that held it was killed and its time is up, with nothing lost and nothing twice', async () => {
    const [first, second] = [await start(), await start()];
    const envelopes = await sender.gateway.signMany(50);
    const gateway = await connect(first);
    for (const one of envelopes.slice(0, 20)) await publish(gateway, one);
    const cut = envelopes.slice(20).map((one) => publish(gateway, one).catch(() => undefined));
    await first.kill();
    void Promise.all(cut);
    let next: Gateway | undefined;
    await eventually(async () => (next = await connect(second).catch(() => undefined)) !== undefined);
    // The gateway sends again what no receipt covers.
    for (const one of envelopes) if (next) await publish(next, one);
    expect((await stored()).map(({ hash }) => hash)).toEqual(hashes(envelopes));
  });

  it('holds also a site from which nothing comes, since its silence is an alarm', async () => {
    const ingest = await start();
    await eventually(async () => {
      const { rowCount } = await pool.query(
        'SELECT 1 FROM telemetry.site_lease WHERE site = $1 AND held_until > now()',
        [site.siteNumber],
      );
      return rowCount === 1;
    });
    expect((await ingest.ready()).connections).toBe(0);
  });

  it('writes no payload, token or key to its log', async () => {
    const ingest = await start();
    const gateway = await connect(ingest);
    gateway.client.publish('ts/v1/site-999/x/batch', 'a-payload-to-be-told-to-nobody', { qos: 1 });
    await gateway.closed;
    await ingest.stop();
    expect(ingest.said()).toContain(`${site.site}/gateway-1`);
    for (const secret of ['a-payload', 'a-token-of-this', RECEIPT_SEED.toString('hex'), 'only-for-this-test']) {
      expect(ingest.said()).not.toContain(secret);
    }
  });

  it('says why it does not start', async () => {
    await expect(start({ RECEIPT_KEY: 'x', INGEST_LEASE_MS: '1' })).rejects.toThrow(/INGEST_LEASE_MS[^]*|RECEIPT_KEY/);
    await expect(start({ INGEST_FAULTS: 'somewhere:1:kill' })).rejects.toThrow(/before-transaction\|before-commit/);
  });
});

describe.each(['before-transaction', 'before-commit', 'before-puback', 'before-receipt'])('a fall %s', (point) => {
  it('loses nothing that was acknowledged, stores nothing twice and keeps the order', async () => {
    const envelopes = await sender.gateway.signMany(30);
    const ingest = await start({ INGEST_FAULTS: `${point}:12:kill`, INGEST_NAME: 'the-same-copy' });
    const gateway = await connect(ingest);
    const acknowledged: Uint8Array[] = [];
    for (const one of envelopes) {
      const outcome = publish(gateway, one).then(() => acknowledged.push(one));
      await Promise.race([outcome.catch(() => undefined), ingest.ended]);
    }
    await ingest.ended;
    const kept = (await stored()).map(({ hash }) => hash.toString('hex'));
    for (const hash of hashes(acknowledged)) expect(kept).toContain(hash.toString('hex'));
    const next = await connect(await start({ INGEST_NAME: 'the-same-copy' }));
    const heard = await receipts(next);
    for (const one of envelopes) await publish(next, one);
    expect((await stored()).map(({ hash }) => hash)).toEqual(hashes(envelopes));
    await eventually(() => heard.at(-1)?.unbroken.seq === 29n);
  });
});

/** Resident, in bytes; 0 where there is no /proc. */
async function memoryOf({ pid }: IngestProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1_024;
}

/** Holds back whoever writes into some tables. */
async function block(tables: string): Promise<{ release(): Promise<void> }> {
  const holder = await pool.connect();
  await holder.query('BEGIN');
  await holder.query(`LOCK TABLE ${tables} IN SHARE MODE`);
  const release = async () => {
    await holder.query('ROLLBACK');
    holder.release();
  };
  blockers.push(release);
  return {
    release: () => {
      blockers = blockers.filter((one) => one !== release);
      return release();
    },
  };
}

async function blocked(): Promise<number> {
  const { rows } = await pool.query<{ count: string }>(
    `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return Number(rows[0]?.count);
}
