import { readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Platform } from '../support/platform.js';

interface Page {
  readonly items: readonly Record<string, unknown>[];
  readonly nextCursor?: string;
}

const LISTS = [
  'receivables',
  'fragments',
  'acts',
  'documents',
  'document-batches',
  'verifications',
  'organisations',
  'sites',
  ...['facts', 'records', 'reviews', 'programmes', 'notices', 'people', 'api-clients'],
];
const ROWS_MAX = 5;

describe('lists', () => {
  let platform: Platform;
  const tokens = new Map<string, string>();
  let core: string;
  let bank: string;

  beforeAll(async () => {
    platform = await Platform.start({ flags: [], environment: { CSV_ROWS_MAX: String(ROWS_MAX) } });
    const { parties } = JSON.parse(await readFile(join(platform.dataDir, 'demo.json'), 'utf8')) as {
      parties: { part: string; clientId: string; clientSecret: string }[];
    };
    for (const { part, clientId, clientSecret } of parties) {
      const authorization = `Basic ${btoa(`${clientId}:${clientSecret}`)}`;
      const body = new URLSearchParams({ grant_type: 'client_credentials' });
      const answer = await fetch(`${platform.baseUrl}/v1/oauth/token`, {
        method: 'POST',
        headers: { authorization },
        body,
      });
      tokens.set(part, ((await answer.json()) as { access_token: string }).access_token);
    }
    core = tokens.get('core') ?? '';
    bank = tokens.get('bank') ?? '';
  }, 240_000);
  afterAll(() => platform?.dispose());

  const get = (path: string, headers: Record<string, string> = {}, token = core) =>
    fetch(`${platform.baseUrl}/v1/${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } });
  const page = async (path: string) => {
    const answer = await get(path);
    expect([path, answer.status]).toEqual([path, 200]);
    return (await answer.json()) as Page;
  };
  const csv = { accept: 'text/csv' };

  it('are filtered, sorted and told in part, and go on by their cursor', async () => {
    const all = (await page('acts?limit=200')).items;
    expect(all.length).toBeGreaterThan(ROWS_MAX);
    const walked: unknown[] = [];
    let cursor: string | undefined;
    do {
      const one = await page(
        `acts?sort=-deadline,draftedAt&fields=id&limit=3${cursor === undefined ? '' : `&cursor=${cursor}`}`,
      );
      for (const item of one.items) expect(Object.keys(item)).toEqual(['id']);
      walked.push(...one.items.map(({ id }) => id));
      cursor = one.nextCursor;
    } while (cursor !== undefined);
    expect(walked.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
    const issues = (await page('acts?kind=issue&limit=200')).items;
    expect(issues.length).toBeGreaterThan(0);
    expect(issues).toEqual(all.filter(({ kind }) => kind === 'issue'));
  });

  it.each(LISTS)('of %s take part of their members, and CSV has a header of the same', async (list) => {
    const { items } = await page(list);
    const [first] = Object.keys(items[0] ?? { none: 1 });
    if (first !== 'none') expect(Object.keys((await page(`${list}?fields=${first}`)).items[0] ?? {})).toEqual([first]);
    const answer = await get(`${list}?bom=true`, csv);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    const bytes = Buffer.from(await answer.arrayBuffer()).toString('utf8');
    expect(bytes.startsWith('\uFEFF')).toBe(true);
    const [header] = bytes.slice(1).split('\r\n');
    for (const name of Object.keys(items[0] ?? {})) expect(header?.split(',')).toContain(name);
  });

  it('refuse a cursor of another order, and name what they can be sorted by', async () => {
    const { nextCursor } = await page('acts?sort=-deadline&limit=1');
    const other = await get(`acts?sort=deadline&limit=1&cursor=${nextCursor}`);
    expect([other.status, ((await other.json()) as { code: string }).code]).toEqual([422, 'cursor-invalid']);
    const unknown = await get('receivables?sort=debtor');
    expect(unknown.status).toBe(422);
    expect(await unknown.text()).toContain('dueAt, issuedAt, faceMinor, paidMinor');
    for (const headers of [{}, csv]) expect((await get('receivables?fields=secret', headers)).status).toBe(422);
  });

  it('as CSV end after the rows that are set, and say where to go on', async () => {
    const ids = (await page('acts?limit=200')).items.map(({ id }) => String(id));
    const told: string[] = [];
    let cursor = '';
    do {
      const { rows, trailers, head } = await download(`acts?fields=id${cursor === '' ? '' : `&cursor=${cursor}`}`);
      expect(head['csv-row-limit']).toBe(String(ROWS_MAX));
      expect(rows.length).toBeLessThanOrEqual(ROWS_MAX);
      told.push(...rows);
      cursor = trailers['next-cursor'] ?? '';
    } while (cursor !== '');
    expect(told).toEqual(ids);
  });

  it('are told to nobody else by what the one has', async () => {
    const mine = await get('receivables');
    const tag = mine.headers.get('etag') ?? '';
    expect((await get('receivables', { 'if-none-match': tag })).status).toBe(304);
    expect((await get('receivables', { 'if-none-match': tag }, 'a'.repeat(43))).status).toBe(401);
    const others = await get('me', {}, bank);
    expect(others.headers.get('etag')).not.toBe((await get('me')).headers.get('etag'));
    expect(mine.headers.get('cache-control')).toBe('private, no-cache');
  });

  async function download(path: string) {
    const sent = httpRequest(`${platform.baseUrl}/v1/${path}`, {
      headers: { authorization: `Bearer ${core}`, ...csv },
    });
    sent.end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const [, ...rows] = (await text(answer)).split('\r\n').filter(Boolean);
    return { rows, trailers: answer.trailers as Record<string, string>, head: answer.headers };
  }
});
