import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SECURITY_HEADERS } from '@tallystick/platform';
import { CertificateAuthority, createAuthority, type KeyedCertificate } from '@tallystick/platform/certificates';
import { Platform } from '../support/platform.js';
import { type ApiCopy, startApiCopy } from '../support/service-copies.js';

const START_TIMEOUT_MS = 240_000;
const PORTAL = 'https://portal.example';
const HEADERS_TIMEOUT_MS = 700;
const REQUEST_TIMEOUT_MS = 1_500;

describe('the API’s listener', () => {
  let platform: Platform;
  let authority: KeyedCertificate;
  let files: Record<'certificate' | 'key' | 'strangersKey', string>;
  let secure: ApiCopy;
  let hasty: ApiCopy;

  beforeAll(async () => {
    platform = await Platform.start({ environment: { HTTP_ORIGINS: PORTAL } });
    const terms = { lifetimeDays: 2, nowMs: Date.now() };
    authority = await createAuthority({ ...terms, commonName: 'a test' });
    const issuer = await CertificateAuthority.open(authority);
    const [listener, stranger] = [
      await issuer.issueToServer({ ...terms, hosts: ['localhost'] }),
      await issuer.issueToServer({ ...terms, hosts: ['localhost'] }),
    ];
    const file = (name: string) => join(platform.dataDir, name);
    files = { certificate: file('api.pem'), key: file('api-key.pem'), strangersKey: file('stranger-key.pem') };
    await writeFile(files.certificate, listener.certificatePem);
    await writeFile(files.key, listener.privateKeyPem, { mode: 0o600 });
    await writeFile(files.strangersKey, stranger.privateKeyPem, { mode: 0o600 });
    secure = await startApiCopy(platform, {
      ...{ HTTP_TLS_CERTIFICATE_FILE: files.certificate, HTTP_TLS_KEY_FILE: files.key, HTTP_TLS_MIN_VERSION: '1.3' },
    });
    hasty = await startApiCopy(platform, {
      ...{ HTTP_HEADERS_TIMEOUT_MS: String(HEADERS_TIMEOUT_MS), HTTP_REQUEST_TIMEOUT_MS: String(REQUEST_TIMEOUT_MS) },
      ...{ HTTP_TRUSTED_PROXIES: '127.0.0.1', HTTP_MAX_HEADER_BYTES: '4096' },
    });
  }, START_TIMEOUT_MS);

  afterAll(async () => {
    await Promise.all([secure?.stop(), hasty?.stop()]);
    await platform?.dispose();
  });

  const raw = (path: string, init?: RequestInit) => fetch(`${platform.baseUrl}${path}`, init);
  const token = async () => {
    const { operator } = await platform.secrets();
    const basic = Buffer.from(`${operator.clientId}:${operator.clientSecret}`).toString('base64');
    const body = new URLSearchParams({ grant_type: 'client_credentials' });
    const answer = await raw('/v1/oauth/token', { method: 'POST', headers: { authorization: `Basic ${basic}` }, body });
    return ((await answer.json()) as { access_token: string }).access_token;
  };
  const requireHeaders = (headers: Headers) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS))
      expect([name, headers.get(name)]).toEqual([name, value]);
    expect([headers.get('server'), headers.get('x-powered-by')]).toEqual([null, null]);
  };

  it.each(['/health/live', '/openapi.json', '/v1/me', '/nowhere', '/v1/acts/%zz'])(
    'lets a browser do nothing with the answer to %s, be it a refusal',
    async (path) => requireHeaders((await raw(path)).headers),
  );

  it('lets a browser do nothing with a stream of events either', async () => {
    const stop = new AbortController();
    const headers = { authorization: `Bearer ${await token()}`, accept: 'text/event-stream' };
    const answer = await raw('/v1/events', { headers, signal: stop.signal });
    expect(answer.headers.get('content-type')).toMatch('text/event-stream');
    requireHeaders(answer.headers);
    stop.abort();
  });

  it('says nothing of TLS where there is none, whatever a stranger forwards', async () => {
    const { headers } = await raw('/health/live', { headers: { 'x-forwarded-proto': 'https' } });
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('keeps browsers to TLS behind a proxy that is trusted', async () => {
    const headers = { 'x-forwarded-proto': 'https' };
    const answer = await fetch(`http://127.0.0.1:${hasty.port}/health/live`, { headers });
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
  });

  it('speaks TLS of its own, not below the version that is set, and keeps browsers to it', async () => {
    const options = { port: secure.port, host: 'localhost', ca: authority.certificatePem };
    const request = get({ ...options, path: '/health/live' });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    answer.resume();
    expect([answer.statusCode, answer.headers['strict-transport-security']]).toEqual([
      200,
      'max-age=31536000; includeSubDomains',
    ]);
    const old = connectTls({ ...options, maxVersion: 'TLSv1.2' });
    const [refusal] = (await once(old, 'error')) as [Error];
    expect(refusal.message).toMatch(/protocol version/i);
  });

  it('refuses files that make no TLS before it listens, and says all that is wrong', async () => {
    const settings = { HTTP_TLS_CERTIFICATE_FILE: files.certificate, HTTP_TLS_KEY_FILE: files.strangersKey };
    await expect(startApiCopy(platform, { ...settings, HTTP_HEADERS_TIMEOUT_MS: '60000' })).rejects.toThrow(
      /HTTP_TLS_KEY_FILE: is not the key[^]*HTTP_REQUEST_TIMEOUT_MS/,
    );
  });

  it('is not opened to other machines without TLS', async () => {
    await expect(startApiCopy(platform, { HTTP_HOST: '0.0.0.0' })).rejects.toThrow('HTTP_HOST');
  });

  it('lets pages of a named origin ask, and no others', async () => {
    const ask = async (origin: string) => {
      const headers = {
        origin,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization',
      };
      return (await raw('/v1/me', { method: 'OPTIONS', headers })).headers;
    };
    expect((await ask(PORTAL)).get('access-control-allow-origin')).toBe(PORTAL);
    expect((await ask(PORTAL)).get('access-control-allow-credentials')).toBeNull();
    expect((await ask('https://thief.example')).get('access-control-allow-origin')).toBeNull();
    const answer = await fetch(`http://127.0.0.1:${hasty.port}/health/live`, { headers: { origin: PORTAL } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  describe('loses patience with a client that', () => {
    const open = async (): Promise<Socket> => {
      const socket = connect(hasty.port, '127.0.0.1');
      await once(socket, 'connect');
      return socket;
    };
    /** A piece now and then, for ever. @returns what was answered, and after how many milliseconds the connection was closed */
    async function drip(beginning: string, piece: string): Promise<{ answer: string; tookMs: number }> {
      const startedMs = Date.now();
      const socket = await open();
      socket.on('error', () => undefined);
      if (beginning !== '') socket.write(beginning);
      const timer = setInterval(() => piece !== '' && socket.write(piece), 100);
      const answer = await text(socket).catch(() => '');
      clearInterval(timer);
      return { answer, tookMs: Date.now() - startedMs };
    }

    it.each([
      ['says nothing', '', '', HEADERS_TIMEOUT_MS],
      ['drips its head', 'GET /health/live HTTP/1.1\r\nhost: a\r\n', 'x-a: b\r\n', HEADERS_TIMEOUT_MS],
      [
        'drips its body',
        'POST /v1/oauth/token HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n',
        ' ',
        REQUEST_TIMEOUT_MS,
      ],
    ])('%s', async (_what, beginning, piece, timeoutMs) => {
      const { answer, tookMs } = await drip(beginning, piece);
      expect(answer).toMatch(/^HTTP\/1\.1 408 /);
      expect(answer).toContain('x-content-type-options: nosniff');
      expect(tookMs).toBeGreaterThanOrEqual(timeoutMs);
      expect(tookMs).toBeLessThan(timeoutMs + 3_000);
    });

    it('serves everyone else while two hundred of them hold on', async () => {
      const slow = await Promise.all(Array.from({ length: 200 }, open));
      for (const socket of slow) socket.on('error', () => undefined).write('GET / HTTP/1.1\r\n');
      const answer = await fetch(`http://127.0.0.1:${hasty.port}/health/live`);
      expect(answer.status).toBe(200);
      await Promise.all(
        slow.map(async (socket) => {
          socket.resume();
          if (!socket.closed) await once(socket, 'close');
        }),
      );
    });

    it('sends a head that is too large', async () => {
      const { answer } = await drip(`GET / HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(5_000)}\r\n\r\n`, '');
      expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    });
  });
});
