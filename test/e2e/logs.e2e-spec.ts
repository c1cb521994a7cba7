import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Platform } from '../support/platform.js';

const PLANTED = 'planted-Secret-0123456789';
const JSON_TYPE = { 'content-type': 'application/json' };

/** All texts of a file of secrets that are long enough to be one. */
function secretsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length >= 20 ? [value, value.replace(/^0x/, '')] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(secretsIn) : [];
}

describe('the logs of an installation', () => {
  let platform: Platform;
  let token: string;

  beforeAll(async () => {
    platform = await Platform.start({ environment: { LOG_FORMAT: 'json', LOG_LEVEL: 'debug' } });
    const { clientId, clientSecret } = (await platform.secrets()).operator;
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    });
    const answer = await ask('/v1/oauth/token', { method: 'POST', body: form });
    token = ((await answer.json()) as { access_token: string }).access_token;
  }, 300_000);
  afterAll(() => platform.dispose());

  const ask = (path: string, init: RequestInit = {}) => fetch(`${platform.baseUrl}${path}`, init);

  async function logs(): Promise<Record<string, string>> {
    const folder = join(platform.dataDir, 'logs');
    const names = await readdir(folder);
    return Object.fromEntries<string>(
      await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
    );
  }

  async function requestLine(id: string): Promise<Record<string, unknown>> {
    for (;;) {
      const line = (await logs())['api.log']
        ?.split('\n')
        .find((one) => one.includes(id) && one.includes('"context":"request"'));
      if (line !== undefined) return JSON.parse(line.slice(line.indexOf('{'))) as Record<string, unknown>;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  it('tell of each request its route, its answer and whose it was, under an id that is given back', async () => {
    const headers = { authorization: `Bearer ${token}`, 'x-request-id': 'erp-request-0001' };
    const found = await ask('/v1/organisations/999999?limit=1', { headers });
    expect(found.headers.get('x-request-id')).toBe('erp-request-0001');
    expect(await found.json()).toMatchObject({ instance: 'erp-request-0001' });
    const line = await requestLine('erp-request-0001');
    expect(line).toMatchObject({
      process: 'api',
      method: 'GET',
      party: '1',
      credential: 'operator',
      status: found.status,
    });
    expect(String(line.route)).toMatch(/^\/v1\/organisations\/:/);
  });

  it('hold no secret, of requests, of settings or of what fails, in any process', async () => {
    const authorization = `Bearer ${token}`;
    const planted: [string, RequestInit][] = [
      [`/v1/organisations?token=${PLANTED}`, { headers: { authorization } }],
      [`/v1/organisations/${PLANTED}`, { headers: { authorization } }],
      [`/v1/${PLANTED}`, {}],
      ['/v1/organisations', { headers: { authorization: `Bearer ${PLANTED}`, cookie: `session=${PLANTED}` } }],
      ['/v1/organisations', { headers: { 'x-request-id': `${PLANTED} ${PLANTED}`, 'x-api-key': PLANTED } }],
      [
        '/v1/oauth/token',
        {
          method: 'POST',
          headers: JSON_TYPE,
          body: JSON.stringify({ grant_type: 'client_credentials', client_id: 'operator', client_secret: PLANTED }),
        },
      ],
      ['/v1/oauth/token', { method: 'POST', headers: JSON_TYPE, body: `{"client_secret":"${PLANTED}",` }],
      [
        '/v1/oauth/token',
        {
          method: 'POST',
          headers: { authorization: `Basic ${btoa(`operator:${PLANTED}`)}` },
          body: new URLSearchParams({ grant_type: 'client_credentials' }),
        },
      ],
      ['/v1/gateway-enrolments', { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ code: PLANTED }) }],
      [
        '/v1/organisations',
        {
          method: 'POST',
          headers: { ...JSON_TYPE, authorization, 'idempotency-key': PLANTED },
          body: JSON.stringify({ secret: PLANTED }),
        },
      ],
    ];
    for (const [path, init] of planted) await (await ask(path, init)).arrayBuffer();
    await (await ask('/health/live', { headers: { 'x-request-id': 'the-last-request-of-all' } })).arrayBuffer();
    await requestLine('the-last-request-of-all');
    const secrets = secretsIn(await platform.secrets());
    expect(secrets.length).toBeGreaterThan(15);
    const all = { ...(await logs()), output: platform.output };
    expect(Object.keys(all)).toEqual(
      expect.arrayContaining(['api.log', 'worker.log', 'ingest.log', 'verifier.log', 'blind-key.log']),
    );
    for (const [name, text] of Object.entries(all)) {
      for (const secret of [PLANTED, btoa(`operator:${PLANTED}`), token, ...secrets])
        expect([name, text.includes(secret)]).toEqual([name, false]);
    }
  });
});
