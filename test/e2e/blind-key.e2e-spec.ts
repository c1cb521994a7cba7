import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LISTENER_DEFAULTS } from '@tallystick/platform';
import { BlindKey, blindInputs, type Evaluation, exactInput, finaliseTags } from '@tallystick/registry';
import { createBlindKey } from '../../apps/blind-key/src/create-blind-key.js';
import { BlindKeyClient } from '../../libs/registry/src/application/blind-key-client.js';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary-folder.js';
import { unwatched } from '../support/unwatched.js';

const TOKEN = 'token-between-api-and-blind-key';
const LIMITS = { pointsPerRequest: 5, perMinute: 12, perDay: 1_000, ofAllPerDay: 2_000 };
/** All of it falls into one minute. */
const NOW_MS = Date.parse('2026-11-25T12:00:20Z');
const seed = randomBytes(32);
const invoice = { seller: 'uscc:914403001922038216', number: 'INV-7' };

let folder: TemporaryFolder;
let limitsFile: string;
let app: Awaited<ReturnType<typeof createBlindKey>>;
let url: string;

async function start(withSeed: Uint8Array = seed): Promise<void> {
  const settings = {
    host: '127.0.0.1',
    port: 0,
    token: TOKEN,
    seed: withSeed,
    limitsFile,
    listener: LISTENER_DEFAULTS,
    seen: unwatched,
    ...LIMITS,
  };
  app = await createBlindKey(settings, { nowMs: () => NOW_MS });
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
}

interface Answered {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly answer: Evaluation & { readonly code?: string; readonly detail?: string };
}

async function ask(path: string, body?: object, token = TOKEN): Promise<Answered> {
  const response = await fetch(`${url}/v1/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const retryAfter = response.headers.get('retry-after');
  return { status: response.status, retryAfter, answer: (await response.json()) as Answered['answer'] };
}

const points = (count: number) => blindInputs(Array.from({ length: count }, () => exactInput(invoice)));
const evaluate = (bank: string, count: number) =>
  ask('evaluations', { bank, blinded: points(count).map(({ blinded }) => blinded) });

beforeAll(async () => {
  folder = await temporaryFolder();
  limitsFile = join(folder.path, 'evaluations.json');
  await start();
});
afterAll(async () => {
  await app?.close();
  await folder?.remove();
});

describe('the blind key’s door', () => {
  it('is closed without the token, and open to whoever asks after its health', async () => {
    expect(await ask('key', undefined, 'another')).toMatchObject({ status: 401, answer: { code: 'token-wrong' } });
    expect(await ask('evaluations', {}, 'another')).toMatchObject({ status: 401, answer: { code: 'token-wrong' } });
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
  });

  it('proves its evaluations by the key that it names', async () => {
    const { publicKey, keyId } = BlindKey.fromSeed(seed);
    expect((await ask('key')).answer).toEqual({ keyId, publicKey });
    const tags = await Promise.all(
      ['1', '2'].map(async (bank) => {
        const blinded = points(2);
        const { answer } = await ask('evaluations', { bank, blinded: blinded.map((input) => input.blinded) });
        return finaliseTags(blinded, answer, publicKey);
      }),
    );
    expect(new Set(tags.flat()).size).toBe(1);
  });

  it.each([
    ['a point that is none', { bank: '3', blinded: [`ed${'ff'.repeat(30)}7f`] }, 'point-not-in-group'],
    ['the identity', { bank: '3', blinded: ['00'.repeat(32)] }, 'point-not-in-group'],
    ['more points than it takes', { bank: '3', blinded: Array(6).fill('00'.repeat(32)) }, 'too-many-points'],
    ['no points', { bank: '3', blinded: [] }, 'request-invalid'],
    ['what is not hex', { bank: '3', blinded: ['x'.repeat(64)] }, 'request-invalid'],
    ['no bank', { blinded: ['00'.repeat(32)] }, 'request-invalid'],
    ['a bank that is no number', { bank: '__proto__', blinded: ['00'.repeat(32)] }, 'request-invalid'],
  ])('refuses %s', async (_case, body, code) => {
    expect(await ask('evaluations', body)).toMatchObject({ status: 422, answer: { code } });
  });
});

describe('the blind key’s limits', () => {
  it('hold the bank in whose name it is asked, over a restart too, and no other bank', async () => {
    for (const count of [5, 5, 2]) expect((await evaluate('7', count)).status).toBe(200);
    expect(await evaluate('7', 1)).toMatchObject({ status: 429, retryAfter: '40', answer: { code: 'limit-reached' } });
    await app.close();
    await start();
    expect((await evaluate('7', 1)).status).toBe(429);
    expect((await evaluate('8', 1)).status).toBe(200);
    const counts = await readFile(limitsFile, 'utf8');
    expect(JSON.parse(counts)).toMatchObject({ day: { banks: { '7': 12, '8': 1 } } });
  });

  it('are passed on by the api’s client as they are, like every refusal that the caller can mend', async () => {
    const client = new BlindKeyClient({ url, token: TOKEN, timeoutMs: 10_000 });
    const refusalOf = (blinded: readonly string[], of = client) =>
      of.evaluate('9', blinded).catch((error: unknown) => error);
    const element = () => points(1)[0]!.blinded;
    for (let time = 0; time < 2; time += 1) await client.evaluate('9', Array.from({ length: 5 }, element));
    expect(await refusalOf(Array.from({ length: 5 }, element))).toMatchObject({
      code: 'limit-reached',
      kind: 'too-many',
      details: { limit: 12, unit: 'evaluations', per: 'minute', retryAfterSeconds: 40 },
    });
    expect(await refusalOf([element(), '00'.repeat(32)])).toMatchObject({
      code: 'point-not-in-group',
      details: { index: 1 },
    });
    expect(await refusalOf(Array.from({ length: 6 }, element))).toMatchObject({ code: 'too-many-points' });
    const strangers = new BlindKeyClient({ url, token: 'another', timeoutMs: 10_000 });
    expect(await refusalOf([element()], strangers)).toMatchObject({
      code: 'blind-key-unavailable',
      kind: 'unavailable',
    });
    const nowhere = new BlindKeyClient({ url: 'http://127.0.0.1:1', token: TOKEN, timeoutMs: 10_000 });
    expect(await refusalOf([element()], nowhere)).toMatchObject({ code: 'blind-key-unavailable' });
  });

  it('are not forgotten by a file that was spoilt: it does not start', async () => {
    await app.close();
    const kept = await readFile(limitsFile, 'utf8');
    await writeFile(limitsFile, kept.slice(0, 10));
    await expect(start()).rejects.toMatchObject({ code: 'limits-file-unreadable' });
    await writeFile(limitsFile, kept);
    await start();
  });
});
