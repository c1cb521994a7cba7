import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SECURITY_HEADERS } from '@tallystick/platform';
import { readBlindKeySettings } from '../../apps/blind-key/src/settings.js';
import { readVerifierSettings } from '../../apps/verifier/src/settings.js';
import { type BuiltService, startBuiltService } from '../support/built-service.js';
import { makeSecrets } from '../support/deployment.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/platform.js';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.js';

const TIMEOUT_MS = 120_000;
const HEADERS_TIMEOUT_MS = 700;

/** The blind key's service stands for those behind the api: their listeners are made at one place. */
describe('the listener of a service behind the api', () => {
  let folder: TemporaryFolder;
  let port: number;
  let metricsPort: number;
  let service: BuiltService;
  let ca: string;
  const own = (name: string) => join(folder.path, 'own', name);
  const tls = (prefix: string, pem = 'blind-key') => ({
    [`${prefix}_TLS_CERTIFICATE_FILE`]: own(`${pem}.pem`),
    [`${prefix}_TLS_KEY_FILE`]: own(`${pem}-key.pem`),
  });
  const settings = () => ({
    ...{ BLIND_KEY_HOST: '0.0.0.0', BLIND_KEY_PORT: String(port), METRICS_PORT: String(metricsPort) },
    ...{ BLIND_KEY_TOKEN_FILE: own('blind-key-token'), BLIND_KEY_SEED_FILE: own('blind-key-seed') },
    ...{ BLIND_KEY_LIMITS_FILE: join(folder.path, 'evaluations.json'), BLIND_KEY_TLS_MIN_VERSION: '1.3' },
    ...{ BLIND_KEY_HEADERS_TIMEOUT_MS: String(HEADERS_TIMEOUT_MS), ...tls('BLIND_KEY') },
  });

  beforeAll(async () => {
    folder = await temporaryFolder();
    await makeSecrets(join(folder.path, 'own'));
    [port, metricsPort, ca] = [await freePort(), await freePort(), readFileSync(own('services-ca.pem'), 'utf8')];
    service = await startBuiltService('blind-key', settings());
  }, TIMEOUT_MS);
  afterAll(async () => {
    await service?.stop();
    await folder?.remove();
  });

  async function open(more: object = {}): Promise<TLSSocket> {
    const socket = connectTls({ port, host: '127.0.0.1', servername: 'blind-key', ca, ...more });
    await once(socket, 'secureConnect');
    return socket;
  }

  async function get(path: string, at = port) {
    const asked = request({ port: at, host: '127.0.0.1', servername: 'blind-key', ca, path, agent: false }).end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
  }

  it.each(['/health/live', '/nowhere', '/%zz'])('answers %s over TLS, with what keeps browsers off', async (path) => {
    const { headers } = await get(path);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect([name, headers[name]]).toEqual([name, value]);
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it('speaks no older TLS than it is told, and nothing else on that port', async () => {
    const older = connectTls({ port, host: '127.0.0.1', servername: 'blind-key', ca, maxVersion: 'TLSv1.2' });
    await expect(once(older, 'secureConnect')).rejects.toThrow();
    await expect(fetch(`http://127.0.0.1:${port}/health/live`)).rejects.toThrow();
  });

  it('waits for no client that does not say what it wants', async () => {
    const socket = await open();
    socket.write('GET /health/live HTTP/1.1\r\nhost: blind-key\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 [^]*"request-refused"/);
  });

  it('has metrics on a port of their own, which tell nothing else and keep browsers off as well', async () => {
    const answer = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
    expect([answer.status, answer.headers.get('x-content-type-options')]).toEqual([200, 'nosniff']);
    expect(await answer.text()).toContain('tallystick_http_request_seconds');
    expect((await fetch(`http://127.0.0.1:${metricsPort}/health/live`)).status).toBe(404);
  });

  it('answers what it was asked before it stops, and takes nothing new', async () => {
    const leavingPort = await freePort();
    const leaving = await startBuiltService('blind-key', {
      ...{ ...settings(), BLIND_KEY_PORT: String(leavingPort), METRICS_PORT: '' },
      BLIND_KEY_LIMITS_FILE: join(folder.path, 'leaving.json'),
    });
    const socket = await open({ port: leavingPort });
    const answer = text(socket);
    const body = JSON.stringify({ bank: '1', points: [] });
    const head = [
      'POST /v1/evaluations HTTP/1.1',
      'host: blind-key',
      'content-type: application/json',
      `content-length: ${body.length}`,
    ];
    socket.write(`${head.join('\r\n')}\r\nauthorization: Bearer none\r\n\r\n${body.slice(0, 5)}`);
    // What was asked later is answered, so its head was read.
    await get('/health/live', leavingPort);
    const stopped = leaving.stop();
    await eventually(() => refuses(leavingPort));
    socket.write(body.slice(5));
    expect(await answer).toMatch(/^HTTP\/1\.1 40\d /);
    await stopped;
  });

  const refuses = (at: number) =>
    new Promise<boolean>((resolve) => {
      const socket = connect(at, '127.0.0.1', () => resolve(socket.destroy() === undefined));
      socket.once('error', () => resolve(true));
    });

  it.each([
    ['verifier', 'VERIFIER', readVerifierSettings],
    ['blind-key', 'BLIND_KEY', readBlindKeySettings],
  ] as const)(
    'of the %s is not opened to other machines without TLS, nor with what is no TLS',
    async (_, prefix, read) => {
      const required = {
        ...{ CHAIN_RPC_URL: 'http://127.0.0.1:1', DEPLOYMENT_FILE: 'none', VERIFIER_PARTY: '1' },
        ...{ VERIFIER_TOKEN_FILE: own('verifier-token'), VERIFIER_PRIVATE_KEY_FILE: own('verifier-private-key') },
        ...{
          NULLIFIER_KEYS_FILE: own('nullifier-keys'),
          ...settings(),
          ...tls(prefix, 'verifier'),
          [`${prefix}_HOST`]: '0.0.0.0',
        },
      };
      const complaint = (changes: Record<string, string>) => {
        try {
          read({ ...required, ...changes });
          return 'none';
        } catch (error) {
          return (error as Error).message;
        }
      };
      await writeFile(own('nonsense'), randomBytes(20).toString('hex'));
      const names = [`${prefix}_TLS_CERTIFICATE_FILE`, `${prefix}_TLS_KEY_FILE`] as const;
      expect(complaint({})).toBe('none');
      expect(complaint({ [names[0]]: '', [names[1]]: '' })).toContain(`${prefix}_HOST: is reached from other machines`);
      expect(complaint({ [names[1]]: own('api-key.pem') })).toContain(`${names[1]}: is not the key of the certificate`);
      expect(complaint({ [names[0]]: own('nonsense') })).toContain(`${names[0]}: expected an X.509 certificate`);
      expect(complaint({ [names[0]]: own('none') })).toContain(
        `${names[0]}: expected the path of a PEM file that can be read (ENOENT)`,
      );
      expect(complaint({ [`${prefix}_HEADERS_TIMEOUT_MS`]: '60000' })).toContain(
        `${prefix}_REQUEST_TIMEOUT_MS: expected more than`,
      );
    },
  );
});
