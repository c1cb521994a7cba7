import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import { readPageFiles } from './page-files.js';
import { servePages } from './serve-pages.js';

const ADDRESS = `0x${'ab'.repeat(20)}`;
const CONTRACTS = {
  ...{
    partyRegistry: ADDRESS,
    programmes: ADDRESS,
    tradeRegistry: ADDRESS,
    receivables: ADDRESS,
    depositToken: ADDRESS,
  },
  ...{ evidenceLog: ADDRESS, relay: ADDRESS, partyAccountFactory: ADDRESS },
};
const INSTALLATION = {
  network: { chainId: '7', contracts: CONTRACTS, registrar: ADDRESS, issuer: ADDRESS },
  ...{ rpId: 'a"b<c>&d', isDemo: false },
};
const SCRIPT = 'console.log(1)';
const VERIFY = `<meta http-equiv="content-security-policy" content="default-src 'none'; connect-src https: http:" />`;
const HTML = { accept: 'text/html,*/*;q=0.8', host: 'localhost:8080' };

describe('the pages', () => {
  let folder: string;
  let server: FastifyInstance;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tallystick-pages-'));
    await mkdir(join(folder, 'assets'));
    const document =
      '<script nonce="NONCE_OF_THIS_ANSWER"></script><meta nonce="NONCE_OF_THIS_ANSWER"><meta content="INSTALLATION_OF_THIS_PAGE">';
    await writeFile(join(folder, 'index.html'), document);
    await writeFile(join(folder, 'verify.html'), VERIFY);
    await writeFile(join(folder, 'assets/index-AbC.js'), SCRIPT);
    await writeFile(join(folder, 'assets/index-AbC.js.gz'), gzipSync(SCRIPT));
    await writeFile(join(folder, 'mark.svg'), '<svg/>');
    await writeFile(join(folder, '.env'), 'SECRET=1');
    server = fastify();
    servePages(server, await readPageFiles(folder), ['http://localhost:8080'], INSTALLATION);
    server.get('/v1/receivables', () => ({ items: [] }));
    server.get('/openapi.json', () => ({}));
    await server.ready();
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const get = (url: string, headers: Readonly<Record<string, string>> = HTML) =>
    server.inject({ method: 'GET', url, headers });

  it.each(['/', '/receivables', '/receivables/17?state=live', '/organisation/people/some.name'])(
    'have one document at %s, under a strict policy with a nonce of its own',
    async (url) => {
      const [one, other] = [await get(url), await get(url)];
      const nonces = [one, other].map(({ body }) => /nonce="([\w-]{43})".*nonce="\1"/.exec(body)?.[1]);
      expect(new Set(nonces).size).toBe(2);
      expect(one.headers['content-security-policy']).toBe(
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
          `script-src 'nonce-${nonces[0]}'; style-src 'nonce-${nonces[0]}'; connect-src 'self'; img-src 'self'; font-src 'self'`,
      );
      expect(one.headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8' });
    },
  );

  it('say on which network they are, from which no text of it can break out', async () => {
    const [, content = ''] = /<meta content="([^"]*)">/.exec((await get('/')).body) ?? [];
    expect(content).not.toMatch(/[<>]/);
    const text = content.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>');
    expect(JSON.parse(text.replaceAll('&amp;', '&'))).toEqual(INSTALLATION);
  });

  it('have one that may ask a node of anybody’s, and nothing of ours under that policy', async () => {
    const { body, headers } = await get('/verify');
    expect(body).toBe(VERIFY);
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; connect-src https: http:; frame-ancestors 'none'",
    );
    expect(headers).toMatchObject({ 'cache-control': 'public, no-cache', 'content-type': 'text/html; charset=utf-8' });
    for (const url of ['/verify/x', '/verification', '/'])
      expect((await get(url)).headers['content-security-policy']).toContain("connect-src 'self'");
    expect((await get('/verify', { ...HTML, 'if-none-match': String(headers.etag) })).statusCode).toBe(304);
  });

  it('take no path of the API’s, whether it has something there or not', async () => {
    expect((await get('/v1/receivables')).json()).toEqual({ items: [] });
    expect((await get('/openapi.json')).json()).toEqual({});
    for (const url of ['/v1', '/v1/', '/v1/nothing', '/v1/receivables/17', '/v1//', '/v1/?x=//'])
      expect([url, (await get(url)).statusCode]).toEqual([url, 404]);
  });

  it('are not what a program gets that looks for data', async () => {
    expect((await get('/receivables', { accept: 'application/json' })).statusCode).toBe(404);
    expect((await server.inject({ method: 'POST', url: '/receivables', headers: HTML })).statusCode).toBe(404);
  });

  it('have files that are kept for a year under a name that is of their content', async () => {
    const plain = await get('/assets/index-AbC.js', {});
    expect([plain.body, plain.headers['cache-control']]).toEqual([SCRIPT, 'public, max-age=31536000, immutable']);
    expect(plain.headers['content-type']).toBe('text/javascript; charset=utf-8');
    const small = await get('/assets/index-AbC.js', { 'accept-encoding': 'deflate, gzip;q=0.5' });
    expect([small.headers['content-encoding'], gunzipSync(small.rawPayload).toString()]).toEqual(['gzip', SCRIPT]);
    expect((await get('/assets/index-AbC.js', { 'accept-encoding': 'gzip;q=0' })).body).toBe(SCRIPT);
    const mark = await get('/mark.svg', {});
    expect(mark.headers['cache-control']).toBe('public, no-cache');
    const again = await get('/mark.svg', { 'if-none-match': String(mark.headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it.each([
    '/assets/../.env',
    '/assets/%2e%2e/.env',
    '/.env',
    '/assets/index-Old.js',
    '/assets/index-AbC.js.gz',
    '/..%2f..%2fetc%2fpasswd',
  ])('give nothing that is no file of theirs for %s', async (url) => {
    const { statusCode, body } = await get(url, { ...HTML });
    expect(body).not.toMatch(/SECRET|root:/);
    if (url.startsWith('/assets/index')) expect(statusCode).toBe(404);
  });

  it('are not at a loss with a path that looks like an address', async () => {
    // Over the wire: what injects requests takes such a path for an address itself.
    const { hostname: host, port } = new URL(await server.listen({ port: 0, host: '127.0.0.1' }));
    for (const path of ['//', '//evil.example/x', '/\\', '//:']) {
      const asked = request({ host, port, path, agent: false }).end();
      const [{ statusCode }] = (await once(asked, 'response')) as [IncomingMessage];
      expect([path, statusCode]).toEqual([path, 404]);
    }
  });

  it('send who comes by this machine’s address to the name that passkeys belong to', async () => {
    const { statusCode, headers } = await get('/receivables?state=live', { ...HTML, host: '127.0.0.1:8080' });
    expect([statusCode, headers.location]).toEqual([302, 'http://localhost:8080/receivables?state=live']);
    expect((await get('/', { ...HTML, host: '127.0.0.1:9' })).statusCode).toBe(200);
    expect((await get('/', { ...HTML, host: 'evil.example' })).statusCode).toBe(200);
  });

  it('are not there in a folder without them', async () => {
    await expect(readPageFiles(join(folder, 'assets'))).rejects.toThrow('PORTAL_DIR');
    const old = await mkdtemp(join(tmpdir(), 'tallystick-pages-'));
    await writeFile(join(old, 'index.html'), '<p>');
    await expect(readPageFiles(old)).rejects.toThrow('PORTAL_DIR');
    await rm(old, { recursive: true });
  });
});
