import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { announce, createDataSource, PapersActivity, type PapersEvent } from '@tallystick/platform';
import { LEDGER_EVENT_TYPES } from '@tallystick/chain';
import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { EVERYBODY } from '../../../telemetry/src/domain/alarms/audience.js';
import { tellSite } from '../../../telemetry/src/infra/tell-site.js';
import { AlarmsApi, urlOfRole } from '../../../telemetry/src/testing/alarms-api.js';
import { HOUR, START } from '../../../telemetry/src/testing/rule-run.js';
import { WatchedSite } from '../../../telemetry/src/testing/watched-site.js';
import { DeliverWebhooks, type DeliveryLimits } from './deliver-webhooks.js';
import { dispatchNotices } from '../../../telemetry/src/application/notices/dispatch-notices.js';
import { forgetDeliveries, queueDeliveries } from '../infra/queue-deliveries.js';

const KEY = 'ab'.repeat(32);
const LIMITS: DeliveryLimits = {
  ...{
    reach: 'loopback',
    timeoutMs: 2_000,
    maxAnswerBytes: 1_000,
    attempts: 3,
    firstRetryMs: 1_000,
    longestRetryMs: 60_000,
  },
  ...{ atOnce: 10, secretOverlapHours: 24 },
};

interface Received {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

let database: TestDatabase;
let worker: DataSource;
let api: AlarmsApi;
let site: WatchedSite;
let bank: AlarmsApi;
let server: Server;
let base: string;
let received: Received[];
/** What the receiver answers, by path. */
let answers: Record<string, (answer: ServerResponse) => void>;
let now: number;

beforeAll(async () => {
  database = await createTestDatabase();
  worker = createDataSource({ url: await urlOfRole(database, 'tallystick_worker'), poolSize: 5 }, [PapersActivity]);
  await worker.initialize();
  const environment = { WEBHOOK_KEY: KEY, WEBHOOK_REACH: 'loopback', WEBHOOKS_PER_PARTY: '3' };
  api = await AlarmsApi.start(database, { nowMs: () => now }, environment);
  server = createServer((request, answer) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      received.push({ path, headers: request.headers, body: Buffer.concat(chunks).toString() });
      (answers[path] ?? ((ok) => ok.writeHead(200).end()))(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await api?.stop();
  await worker?.destroy();
  await database?.drop();
});
beforeEach(async () => {
  [now, received, answers] = [START, [], {}];
  site = await WatchedSite.open(database);
  bank = api.as(site.reader);
});
afterEach(async () => {
  await site.close();
  await database.dataSource.query(
    'TRUNCATE papers.webhook, papers.activity, ledger.activity, telemetry.notice CASCADE',
  );
});

const register = async (party = bank, path = '/hook', more: object = {}) =>
  (await party.call('POST', 'webhooks', { url: `${base}${path}`, ...more })).body as { id: string; secret: string };
const tell = (type: 'rule-changed' | 'releaser-named' = 'rule-changed', message = 'told') =>
  database.dataSource.transaction((manager) =>
    tellSite(manager, site.number, now, [{ type, audience: EVERYBODY, by: site.operator, body: { message } }]),
  );
/** What the two senders of the worker do. */
const queued = async () => (await dispatchNotices(worker, now)) + (await queueDeliveries(worker, now));
/** What the worker does until nothing is due. */
async function send(limits: Partial<DeliveryLimits> = {}): Promise<void> {
  const context = { dataSource: worker, clock: { nowMs: () => now }, random: () => 1, key: Buffer.from(KEY, 'hex') };
  const webhooks = new DeliverWebhooks({ ...context, limits: { ...LIMITS, ...limits } });
  while ((await queued()) > 0 || (await webhooks.begin()) > 0) await webhooks.settled();
}
const feed = (party: string) =>
  database.dataSource.query<{ type: string; subject: string; data: object }[]>(
    'SELECT type, subject, data FROM papers.activity WHERE party = $1 ORDER BY seq',
    [party],
  );
const log = async (id: string) => (await bank.call('GET', `webhooks/${id}/deliveries`)).items;
const isSignedBy = ({ headers, body }: Received, secret: string) => {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  const signature = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(signature);
};

describe('a webhook', () => {
  it('is sent a notice once, signed by the secret that was shown, and its party finds it in its feed', async () => {
    const { id, secret } = await register();
    await tell();
    await send();
    await send();
    expect(received).toHaveLength(1);
    const [message] = received as [Received];
    expect(isSignedBy(message, secret)).toBe(true);
    expect(isSignedBy(message, (await register()).secret)).toBe(false);
    expect(message.headers['webhook-timestamp']).toBe(String(START / 1000));
    expect(JSON.parse(message.body)).toMatchObject({
      ...{ type: 'rule-changed', timestamp: new Date(START).toISOString() },
      data: { site: site.name, message: 'told', sequence: expect.stringMatching(/^papers-[0-9]+$/) },
    });
    expect(await log(id)).toMatchObject([
      { id: message.headers['webhook-id'], state: 'delivered', attempts: [{ status: 200 }] },
    ]);
    expect(await feed(site.reader)).toMatchObject([{ type: 'rule-changed' }]);
  });

  it('is of one party: no other sees it, changes it, or is sent what it is', async () => {
    const { id } = await register();
    const other = api.as(site.operator);
    await register(other, '/operator');
    await tell();
    await send();
    expect(received.map(({ path }) => path)).toEqual(['/hook']);
    const [delivery] = await log(id);
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/deliveries'],
      ['POST', '/secret'],
      ['POST', '/enable'],
      ['POST', `/deliveries/${String(delivery?.['id'])}/replay`],
      ['DELETE', ''],
    ] as const) {
      const answer = await other.call(method, `webhooks/${id}${path}`);
      expect(answer).toMatchObject({ status: 404, body: { code: 'webhook-not-found' } });
    }
    expect((await other.call('GET', 'webhooks')).items).toHaveLength(1);
  });

  it('has a secret that is shown once, and stands nowhere in the database', async () => {
    const key = { 'idempotency-key': 'webhook-0001' };
    const first = await bank.call('POST', 'webhooks', { url: `${base}/hook` }, key);
    expect(first.body['secret']).toMatch(/^whsec_/);
    expect((await bank.call('POST', 'webhooks', { url: `${base}/hook` }, key)).body['code']).toBe('answer-not-kept');
    expect((await bank.call('GET', `webhooks/${String(first.body['id'])}`)).body['secret']).toBeUndefined();
    const [dump] = await database.dataSource.query<{ text: string }[]>(
      `SELECT (SELECT json_agg(w) FROM papers.webhook w)::text || (SELECT json_agg(k) FROM papers.idempotency_key k)::text AS text`,
    );
    expect(dump?.text).toContain('/hook');
    expect(dump?.text).not.toContain(String(first.body['secret']).slice(6));
  });

  it('is signed by both secrets for a while after a change, and by the new one alone then', async () => {
    const { id, secret: old } = await register();
    const { secret } = (await bank.call('POST', `webhooks/${id}/secret`)).body as { secret: string };
    await tell();
    await send();
    now += 25 * HOUR;
    await tell();
    await send();
    expect(received.map((message) => [isSignedBy(message, old), isSignedBy(message, secret)])).toEqual([
      [true, true],
      [false, true],
    ]);
  });

  it('is tried again later and later under one id, and disabled in the end, of which its party is told', async () => {
    const { id } = await register();
    answers['/hook'] = (answer) => answer.writeHead(500).end('no');
    await tell();
    for (const [after, tries] of [
      [0, 1],
      [999, 1],
      [1, 2],
      [1_999, 2],
      [1, 3],
      [HOUR, 3],
    ] as const) {
      now += after;
      await send();
      expect(received).toHaveLength(tries);
    }
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect((await bank.call('GET', `webhooks/${id}`)).body).toMatchObject({
      state: 'disabled',
      reason: expect.stringContaining('500'),
    });
    const told = (await feed(site.reader)).filter(({ type }) => type === 'webhook-disabled');
    expect(told).toMatchObject([{ subject: id, data: { reason: expect.stringContaining('500') } }]);

    await tell();
    await send();
    expect(received).toHaveLength(3);
    delete answers['/hook'];
    await bank.call('POST', `webhooks/${id}/enable`);
    await send();
    expect(received).toHaveLength(4);
    expect((await log(id)).map(({ state }) => state)).toEqual(['delivered', 'failed']);
  });

  it('is disabled at once by a receiver that is gone', async () => {
    const { id } = await register();
    answers['/hook'] = (answer) => answer.writeHead(410).end();
    await tell();
    await send();
    expect(received).toHaveLength(1);
    expect((await bank.call('GET', `webhooks/${id}`)).body).toMatchObject({ state: 'disabled' });
  });

  it('is replayed by hand under the same id', async () => {
    const { id } = await register();
    await tell();
    await send();
    const [delivery] = await log(id);
    expect((await bank.call('POST', `webhooks/${id}/deliveries/${String(delivery?.['id'])}/replay`)).status).toBe(204);
    await send();
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual([delivery?.['id'], delivery?.['id']]);
    expect((await log(id))[0]).toMatchObject({ state: 'delivered', attempts: [{}, {}] });
    const unknown = await bank.call('POST', `webhooks/${id}/deliveries/${crypto.randomUUID()}/replay`);
    expect(unknown.body['code']).toBe('webhook-delivery-not-found');
  });

  it('follows no redirect, reads no long answer to its end, and waits no longer than its time', async () => {
    answers['/redirected'] = (answer) => answer.writeHead(302, { location: `${base}/elsewhere` }).end();
    answers['/long'] = (answer) => {
      answer.writeHead(200);
      const more = () => answer.destroyed || void answer.write('x'.repeat(100_000), () => setImmediate(more));
      more();
    };
    answers['/silent'] = () => undefined;
    const hooks = [];
    for (const path of ['/redirected', '/long', '/silent']) hooks.push(await register(bank, path));
    await tell();
    await send({ timeoutMs: 500 });
    expect(received.map(({ path }) => path).sort()).toEqual(['/long', '/redirected', '/silent']);
    const tries = await Promise.all(hooks.map(async ({ id }) => (await log(id))[0]?.['attempts']));
    expect(tries).toMatchObject([[{ status: 302 }], [{ status: 200 }], [{ error: 'no answer within 500 ms' }]]);
  });

  it('is sent nothing where its name leads inside, whatever it was when it was registered', async () => {
    const { id } = await register(bank, '/hook');
    await tell();
    await send({ reach: 'public' });
    expect(received).toEqual([]);
    expect((await log(id))[0]).toMatchObject({ attempts: [{ error: 'its address is not public' }] });
    await database.dataSource.query(`UPDATE papers.webhook SET url = replace(url, '127.0.0.1', 'localhost')`);
    now += HOUR;
    await send({ reach: 'public' });
    expect(received).toEqual([]);
  });

  it('keeps nobody else’s waiting when its receiver does', async () => {
    const other = api.as(await site.letIn(database));
    await register(bank, '/silent');
    await register(other, '/quick');
    const waiting: ServerResponse[] = [];
    const quick = () => received.filter(({ path }) => path === '/quick').length;
    const go = (answer: ServerResponse) => void answer.writeHead(200).end();
    answers['/silent'] = (answer) => (quick() < 3 ? void waiting.push(answer) : go(answer));
    answers['/quick'] = (answer) => {
      go(answer);
      if (quick() === 3) waiting.forEach(go);
    };
    for (let count = 0; count < 3; count++) await tell();
    await queued();
    const context = { dataSource: worker, clock: { nowMs: () => now }, random: () => 1, key: Buffer.from(KEY, 'hex') };
    // One after another, as the worker does.
    let begun: Promise<unknown> = Promise.resolve();
    const webhooks: DeliverWebhooks = new DeliverWebhooks(
      { ...context, limits: { ...LIMITS, timeoutMs: 30_000 } },
      () => {
        begun = begun.then(() => webhooks.begin());
      },
    );
    await webhooks.begin();
    while (received.length < 6) await new Promise((resolve) => setTimeout(resolve, 10));
    await webhooks.settled();
    await begun;
    expect(quick()).toBe(3);
  });

  it('hears of what it asked for alone, and of nothing from before it was there', async () => {
    await tell('releaser-named');
    await send();
    now += 1_000;
    await register(bank, '/hook', { events: ['releaser-named'] });
    await tell('rule-changed');
    await tell('releaser-named', 'later');
    await send();
    expect(received.map(({ body }) => (JSON.parse(body) as { data: { message: string } }).data.message)).toEqual([
      'later',
    ]);
  });

  it('is refused when its address is wrong or there are too many, and goes when it is removed', async () => {
    for (const url of ['http://10.0.0.1/', 'https://192.168.0.1/', 'ftp://example.com/', 'no address']) {
      expect((await bank.call('POST', 'webhooks', { url })).body['code']).toBe('webhook-url-refused');
    }
    expect((await bank.call('POST', 'webhooks', { url: base, events: ['everything'] })).status).toBe(422);
    const { id } = await register();
    await register();
    await register();
    expect((await bank.call('POST', 'webhooks', { url: base })).body['code']).toBe('too-many-webhooks');
    expect((await bank.call('DELETE', `webhooks/${id}`)).status).toBe(204);
    expect((await bank.call('GET', `webhooks/${id}`)).status).toBe(404);
    await tell();
    await send();
    expect(received).toHaveLength(2);
  });

  it('is changed by nobody who has not seen how it stands, where that is asked', async () => {
    const { id } = await register();
    const read = async () => (await bank.call('GET', `webhooks/${id}`)).etag;
    const changed = (path: string, tag: string, method: 'POST' | 'DELETE' = 'POST') =>
      bank.call(method, `webhooks/${id}${path}`, undefined, { 'if-match': tag });
    const tag = await read();
    const rotated = await Promise.all([1, 2, 3].map(() => changed('/secret', tag)));
    expect(rotated.map(({ status }) => status).toSorted()).toEqual([201, 412, 412]);
    expect(rotated.find(({ status }) => status === 412)?.body).toMatchObject({ code: 'changed-meanwhile' });
    expect(rotated.find(({ status }) => status === 201)?.etag).toBe(await read());
    await database.dataSource.query(`UPDATE papers.webhook SET state = 'disabled', reason = 'gone' WHERE id = $1`, [
      id,
    ]);
    const seen = rotated.find(({ status }) => status === 201)?.etag ?? '';
    for (const [path, method] of [['/secret'], ['/enable'], ['', 'DELETE']] as const)
      expect([path, (await changed(path, seen, method)).status]).toEqual([path, 412]);
    expect((await changed('/enable', await read())).body).toMatchObject({ state: 'on' });
    expect((await changed('', await read(), 'DELETE')).status).toBe(204);
    expect((await changed('/enable', '*')).status).toBe(404);
  });

  it('is not to be had where the installation has no key for it', async () => {
    const without = await AlarmsApi.start(database, { nowMs: () => now });
    const answer = await without.as(site.reader).call('POST', 'webhooks', { url: 'https://hooks.example.com/' });
    await without.stop();
    expect(answer).toMatchObject({ status: 503, body: { code: 'webhooks-off' } });
  });
});

describe('what a party’s feeds tell', () => {
  const announced = (subject: string, type: PapersEvent = 'act-offered', ...parties: readonly string[]) =>
    database.dataSource.transaction((manager) =>
      announce(manager, [{ parties: parties.length > 0 ? parties : [site.reader], type, subject }]),
    );
  /** As the indexer writes it, and writes it again when the ledger is rebuilt. */
  const recorded = (seq: number, type = 'fragment-transferred') =>
    database.dataSource.query(
      `INSERT INTO ledger.activity (party, seq, type, subject, digest, block_number, at) VALUES ($1, $2, $3, 'r-1', '0xd1', 1, $4)`,
      [site.reader, seq, type, new Date(now)],
    );
  const messages = () =>
    received.map(({ body }) => JSON.parse(body) as { type: string; data: { subject: string; sequence: string } });

  it('goes to its webhook whatever it is of, papers and ledger, and not to another party’s', async () => {
    await register();
    await register(api.as(site.operator), '/operator');
    await announced('a-1');
    await announced('d-1', 'document-batch-done');
    await recorded(1_000_003);
    await send();
    expect(received.map(({ path }) => path)).toEqual(['/hook', '/hook', '/hook']);
    expect(messages().map(({ type, data }) => [type, data.subject])).toEqual([
      ['act-offered', 'a-1'],
      ['document-batch-done', 'd-1'],
      ['fragment-transferred', 'r-1'],
    ]);
    expect(messages()[2]).toMatchObject({ data: { sequence: 'ledger-1000003', digest: '0xd1' } });
  });

  it('is told of only if what happened was kept: an announcement that was undone was none', async () => {
    await register();
    const undone = database.dataSource.transaction(async (manager) => {
      await announce(manager, [{ parties: [site.reader], type: 'act-offered', subject: 'never' }]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await send();
    expect(received).toEqual([]);
  });

  it('is told once although the ledger was rebuilt meanwhile', async () => {
    await register();
    for (const seq of [5, 6]) await recorded(seq);
    await send();
    await database.dataSource.query('TRUNCATE ledger.activity');
    await send();
    for (const seq of [5, 6, 7]) await recorded(seq);
    await send();
    expect(messages().map(({ data }) => data.sequence)).toEqual(['ledger-5', 'ledger-6', 'ledger-7']);
  });

  it('is sent once each by several workers at once, each with its place in the order', async () => {
    await register();
    // Numbers of as many digits, so that they sort as texts.
    await database.dataSource.query('ALTER TABLE papers.activity ALTER seq RESTART WITH 100001');
    for (let count = 0; count < 30; count++) await announced(`a-${count}`);
    await Promise.all([send(), send(), send()]);
    await send();
    const inOrder = messages().toSorted((a, b) => (a.data.sequence < b.data.sequence ? -1 : 1));
    expect(inOrder.map(({ data }) => data.subject)).toEqual(Array.from({ length: 30 }, (_, count) => `a-${count}`));
  });

  it('is sent again under its id when a worker fell while it sent', async () => {
    const { id } = await register();
    await announced('a-1');
    await queueDeliveries(worker, now);
    // It has claimed the message, and maybe sent it; what came of it was never written down.
    await database.dataSource.query(`UPDATE papers.webhook_delivery SET attempts = attempts + 1, next_at = $1`, [
      new Date(now + 40_000),
    ]);
    await send();
    expect(received).toEqual([]);
    now += 40_000;
    await send();
    const [delivery] = await log(id);
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual([delivery?.['id']]);
    expect(delivery).toMatchObject({ state: 'delivered', type: 'act-offered', subject: 'a-1' });
  });

  it('is told again for a span of time, each under its id, and in order', async () => {
    const { id } = await register();
    const [first, from] = [new Date(now).toISOString(), now + 1_000];
    for (const seq of [1, 2, 3, 4]) {
      await recorded(seq);
      now += 1_000;
    }
    await send();
    const ids = received.map(({ headers }) => headers['webhook-id']);
    const replay = (body: object, party = bank) => party.call('POST', `webhooks/${id}/replay`, body);
    const span = { from: new Date(from).toISOString(), to: new Date(from + 2_000).toISOString() };
    expect(await replay(span)).toMatchObject({ status: 202, body: { deliveries: 2 } });
    // What waits already is not set on its way twice.
    expect((await replay(span)).body).toEqual({ deliveries: 0 });
    await send();
    expect(received.slice(4).map(({ headers }) => headers['webhook-id'])).toEqual(ids.slice(1, 3));
    expect((await replay({ from: first })).body).toEqual({ deliveries: 4 });
    expect(await replay(span, api.as(site.operator))).toMatchObject({
      status: 404,
      body: { code: 'webhook-not-found' },
    });
    expect((await replay({ from: 'yesterday' })).status).toBe(422);
    await database.dataSource.query(
      `INSERT INTO papers.webhook_delivery (webhook, feed, seq, type, subject, at, state, attempts, next_at)
       SELECT $1, 'papers', -n, 'act-offered', 's', $2, 'delivered', 1, $2 FROM generate_series(1, 10001) n`,
      [id, new Date(now - 500)],
    );
    expect((await replay({ from: first })).body['code']).toBe('too-many-to-replay');
  });

  it('is forgotten after its time, but for what still waits for a webhook that is on', async () => {
    const { id } = await register();
    await recorded(1);
    await send();
    now += 60_000;
    answers['/hook'] = (answer) => answer.writeHead(503).end();
    await recorded(2);
    await send();
    await forgetDeliveries(worker, new Date(now + HOUR));
    expect((await log(id)).map(({ state }) => state)).toEqual(['waiting']);
    await forgetDeliveries(worker, new Date(now - HOUR));
    expect(await log(id)).toHaveLength(1);
  });

  it('is a closed list, of which a webhook takes what it names', async () => {
    const { body } = await bank.call('POST', 'webhooks', { url: base, events: ['act-offered', 'fragment-paid-no'] });
    expect(body['code']).toBe('request-invalid');
    expect(LEDGER_EVENT_TYPES).toContain('fragment-transferred');
    await register(bank, '/hook', { events: [...LEDGER_EVENT_TYPES] });
    await announced('a-1');
    await recorded(1);
    await send();
    expect(messages().map(({ type }) => type)).toEqual(['fragment-transferred']);
  });

  it('is of people and credentials for administrators alone, and only where they name it', async () => {
    const events = ['person-roles-changed'];
    const refused = await bank.call('POST', 'webhooks', { url: `${base}/hook`, events });
    expect(refused).toMatchObject({ status: 403, body: { code: 'scope-missing' } });
    await register();
    const administrator = api.as(site.reader, 'read', 'documents', 'administer');
    const { id } = await register(administrator, '/administrator', { events });
    await announced('p-1', 'person-roles-changed');
    await send();
    expect(received.map(({ path }) => path)).toEqual(['/administrator']);
    expect(await log(id)).toEqual([]);
    expect((await administrator.call('GET', `webhooks/${id}/deliveries`)).items).toMatchObject([{ subject: 'p-1' }]);
  });
});
