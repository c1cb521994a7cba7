import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BatchView, type SentEvent, TallystickClient, type UploadFile } from '@tallystick/api-client';
import { Onboarding, type Participant } from '@tallystick/stories';
import { type TradeDetails, writeOrder } from '@tallystick/trade/papers';
import pg from 'pg';
import { aTrade, BUYER, SELLER, STRANGER } from '../../libs/trade/src/testing/a-trade.js';
import type { BuiltService } from '../support/built-service.js';
import { CuttingProxy } from '../support/cutting-proxy.js';
import { eventually } from '../support/eventually.js';
import { Platform } from '../support/platform.js';
import { ResumingReader } from '../support/resuming-reader.js';
import { SeededRandom } from '../support/seeded-random.js';
import { type ApiCopy, startApiCopy, startWorkerCopy } from '../support/service-copies.js';
import { storyWorldOf } from '../support/story-world.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

const SETUP_TIMEOUT_MS = 300_000;
const TIMEOUT_MS = 300_000;
const PAPERS = 1_000;
const BEFORE = 20;
const UNREADABLE = 30;
const OF_OTHERS = 25;
/** A file that a killed copy was taking in is another's after so long. */
const LEASE_MS = 20_000;

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
const order = (number: string, changes: Partial<TradeDetails> = {}) =>
  writeOrder(aTrade({ ...changes, order: { number, date: '2026-08-03' } }));
const fileOf = (content: string, index: number): UploadFile => ({
  name: `orders/${index}.xml`,
  read: () => new TextEncoder().encode(content),
});

describe('a thousand papers in one batch, over a line that breaks, to two copies of the api of which one is killed', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  let platform: Platform;
  let copy: ApiCopy;
  let worker: BuiltService;
  let receiver: WebhookReceiver;
  let proxy: CuttingProxy;
  let supplier: Participant;
  let stranger: Participant;
  let database: pg.Client;
  let contents: string[];
  const settings = { RATE_LIMIT_BURST: '100000', RATE_LIMIT_REQUESTS_PER_SECOND: '10000' };

  beforeAll(async () => {
    process.stdout.write(`batches: seed ${seed}\n`);
    platform = await Platform.start({ environment: { ...settings, WEBHOOK_REACH: 'loopback' } });
    const onboarding = new Onboarding(await storyWorldOf(platform));
    supplier = await onboarding.onboard({ ...SELLER, roles: ['supplier'] });
    await onboarding.onboard({ ...BUYER, roles: ['core-enterprise'] });
    stranger = await onboarding.onboard({ ...STRANGER, roles: ['supplier'] });
    [copy, worker] = await Promise.all([
      startApiCopy(platform, settings),
      startWorkerCopy(platform, { WEBHOOK_REACH: 'loopback' }),
    ]);
    receiver = await WebhookReceiver.start();
    proxy = await CuttingProxy.start(() => [platform.port, copy.port], new SeededRandom(seed));
    database = new pg.Client({ connectionString: await platform.databaseUrl() });
    await database.connect();
    const sound = Array.from({ length: PAPERS - UNREADABLE - OF_OTHERS }, (_, index) => order(`PO-${index}`));
    const unreadable = Array.from({ length: UNREADABLE }, (_, index) => `<Order>${index}`);
    const ofOthers = Array.from({ length: OF_OTHERS }, (_, index) => order(`PO-X-${index}`, { seller: STRANGER }));
    contents = [...sound, ...unreadable, ...ofOthers];
    for (const content of sound.slice(0, BEFORE)) {
      const body = { body: content as never, bodySerializer: (text: unknown) => text as string };
      const headers = { 'content-type': 'application/xml' };
      await supplier.client.call(supplier.client.routes.POST('/v1/documents', { ...body, headers } as never));
    }
  }, SETUP_TIMEOUT_MS);
  afterAll(async () => {
    await database?.end();
    await proxy?.stop();
    await Promise.all([copy?.stop(), worker?.stop(), receiver?.stop()]);
    await platform?.dispose();
  });

  const acknowledged = new Map<string, number>();
  let sentAfter = 0;
  /** Sees which files were acknowledged, and whether one of them was sent again. */
  const watching: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const [, hash] = /files\/([0-9a-f]{64})$/.exec(request.url) ?? [];
    const isFile = request.method === 'PUT' && hash !== undefined;
    if (isFile && acknowledged.has(hash)) sentAfter++;
    const response = await fetch(request);
    if (isFile && response.status === 204) acknowledged.set(hash, 1);
    return response;
  };
  const through = () =>
    new TallystickClient({ baseUrl: proxy.url, credentials: supplier.credentials, fetch: watching });
  const files = () => contents.map(fileOf);

  it(
    'are each taken in once or refused once, and nothing that was acknowledged is sent again',
    async () => {
      const reader = new ResumingReader(supplier.client);
      reader.begin();
      await eventually(() => reader.start !== undefined);
      const hook = { url: receiver.url, events: ['document-received' as const, 'document-batch-done' as const] };
      const { secret } = await supplier.client.call(supplier.client.routes.POST('/v1/webhooks', { body: hook }));
      receiver.secret = secret;
      const progress: BatchView[] = [];
      const heard = (batch: BatchView) => {
        progress.push(batch);
        const { awaited, received, ...settled } = batch.files;
        expect(awaited + received + settled.accepted + settled.known + settled.refused).toBe(PAPERS);
      };
      const uploading = through().uploadBatch(files(), heard, { patienceMs: 60_000 });
      uploading.catch(() => undefined);
      await eventually(() => acknowledged.size > PAPERS / 3, { withinMs: 120_000 });
      await eventually(() => receiver.messages.length > 50, { withinMs: 60_000 });
      await Promise.all([copy.kill(), worker.kill()]);
      copy = await startApiCopy(platform, settings);
      const { batch, refused } = await uploading;
      process.stdout.write(`batches: ${proxy.cuts} connections cut, ${progress.length} messages of progress\n`);

      expect(proxy.cuts).toBeGreaterThan(5);
      expect(progress.some(({ files: { awaited } }) => awaited > 0 && awaited < PAPERS - BEFORE)).toBe(true);
      expect(sentAfter).toBe(0);
      expect(acknowledged.size).toBe(PAPERS - BEFORE);
      const accepted = PAPERS - BEFORE - UNREADABLE - OF_OTHERS;
      expect(batch.files).toEqual({
        ...{ awaited: 0, received: 0, accepted, known: BEFORE, refused: UNREADABLE + OF_OTHERS },
      });
      const codes = refused.map(({ refusal }) => refusal?.code);
      expect(codes.filter((code) => code === 'paper-unreadable')).toHaveLength(UNREADABLE);
      expect(codes.filter((code) => code === 'paper-of-others')).toHaveLength(OF_OTHERS);
      expect(refused[0]?.refusal?.findings?.[0]?.where).toMatch(/^[0-9]+:[0-9]+/);
      await requireOnceEach(accepted + BEFORE);
      await eventually(() => reader.heard.some(({ type }) => type === 'document-batch-done'));
      await reader.stop();
      const done = reader.heard.filter(({ type }) => type === 'document-batch-done');
      expect(done.map(({ subject }) => subject)).toEqual([batch.id]);
      await requireToldByWebhook(accepted, batch.id);
    },
    TIMEOUT_MS + LEASE_MS,
  );

  /** Everything came, signed, each event under one id; what came twice was tried twice, for a worker was killed. */
  async function requireToldByWebhook(papers: number, batch: string): Promise<void> {
    const ids = () => new Map(receiver.messages.map(({ id, type, subject }) => [id, `${type} ${subject}`]));
    await eventually(() => ids().size >= papers + 1, { what: 'every event came', withinMs: 120_000 });
    expect(receiver.messages.filter(({ isSigned }) => !isSigned)).toEqual([]);
    const told = [...ids().values()];
    expect(new Set(told).size).toBe(told.length);
    expect(told.filter((event) => event.startsWith('document-received'))).toHaveLength(papers);
    expect(told.filter((event) => event === `document-batch-done ${batch}`)).toHaveLength(1);
    const [tries] = (await database.query<{ count: string }>('SELECT count(*) FROM papers.webhook_attempt')).rows;
    process.stdout.write(
      `batches: ${receiver.messages.length} messages of ${told.length} events, ${tries?.count} tries\n`,
    );
  }

  /** Of every paper there is one document, of which each side was told once. */
  async function requireOnceEach(papers: number): Promise<void> {
    const documents = await database.query<{ sha256: string; told: string }>(
      `SELECT sha256, (SELECT count(*) FROM papers.activity WHERE subject = document.id::text AND type = 'document-received') AS told
       FROM papers.document`,
    );
    expect(documents.rows.map((row) => row.sha256).sort()).toEqual(contents.slice(0, papers).map(sha256).sort());
    expect(documents.rows.filter(({ told }) => told !== '2')).toEqual([]);
  }

  it(
    'are the same batch to a program that was started anew, and need not be sent to another one either',
    async () => {
      const [first] = (await supplier.client.call(supplier.client.routes.GET('/v1/document-batches'))).items;
      acknowledged.clear();
      const again = await through().uploadBatch(files());
      expect(again.batch.id).toBe(first?.id);
      expect(acknowledged.size).toBe(0);
      const taken = contents.slice(0, 200).map(fileOf);
      const other = await through().uploadBatch(taken, undefined, { label: 'another' });
      expect(other.batch.id).not.toBe(first?.id);
      expect([acknowledged.size, other.batch.files.known]).toEqual([0, 200]);
    },
    TIMEOUT_MS,
  );

  it('are told of from where a lost stream of events stood, and to nobody else', async () => {
    const { client } = supplier;
    const [first] = (await client.call(client.routes.GET('/v1/document-batches'))).items;
    const id = first?.id ?? '';
    const { signal } = new AbortController();
    const hear = async (after?: string) => {
      const heard = [];
      for await (const event of client.batchEvents(id, signal, after)) heard.push(event);
      return heard;
    };
    const [end] = await hear();
    expect([end?.type, (end?.data as BatchView).id]).toEqual(['done', id]);
    expect((await hear(end?.id)).map(({ type }) => type)).toEqual(['done']);
    const others = stranger.client.batchEvents(id, signal);
    await expect(others.next()).rejects.toMatchObject({ code: 'batch-not-found', status: 404 });

    const content = order('PO-LATE');
    const announced = { name: 'late.xml', sha256: sha256(content), bytes: Buffer.byteLength(content) };
    const open = await client.call(client.routes.POST('/v1/document-batches', { body: { files: [announced] } }));
    const stream = client.batchEvents(open.id, signal);
    const begin = (await stream.next()).value as SentEvent | undefined;
    await stream.return(undefined);
    await client.sendBatchFile(open.id, announced.sha256, new TextEncoder().encode(content));
    const types = [];
    for await (const event of client.batchEvents(open.id, signal, begin?.id)) types.push(event.type);
    expect(types.at(-1)).toBe('done');
    expect(types).not.toContain('removed');
  });

  it('are read as what they are: no archive is opened, and no name is a path', async () => {
    const { client } = supplier;
    const name = '../../../etc/passwd';
    const archive = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');
    const { batch, refused } = await client.uploadBatch([{ name, read: () => archive }]);
    expect(batch.files).toMatchObject({ accepted: 0, refused: 1 });
    expect(refused[0]).toMatchObject({ name, refusal: { code: 'paper-unreadable' } });
  });
});
