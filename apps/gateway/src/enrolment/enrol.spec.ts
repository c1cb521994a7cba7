import 'reflect-metadata';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Pkcs10CertificateRequest } from '@peculiar/x509';
import {
  fingerprintOf,
  formatEnrolmentCode,
  hashOfRequest,
  openCertificateProof,
  type SignatureAlgorithm,
  signEnrolment,
  verifyingKey,
} from '@tallystick/telemetry';
import { ListedLog } from '../../../../test/support/listed-log.js';
import { ed25519Of, type KeyPair } from '../../../../libs/telemetry/src/testing/keys.js';
import { openStoredEnrolment } from './check-approval.js';
import { enrol } from './enrol.js';
import { readEnrolment } from './enrolment-file.js';

const operator = ed25519Of('operator');
const log = ed25519Of('log');
const SITE = 'site-7';
const GATEWAY = 'hall.3';
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const bytes = (given: string) => Buffer.from(given, 'base64url');
const CODE = formatEnrolmentCode({
  ...{ site: SITE, gateway: GATEWAY, secret: 'A'.repeat(22) },
  operatorFingerprint: fingerprintOf(operator.verifying),
});
const keyText = ({ verifying: { algorithm, publicKey } }: KeyPair) => ({ algorithm, publicKey: text(publicKey) });

interface Asked {
  readonly code: string;
  readonly key: { readonly algorithm: SignatureAlgorithm; readonly publicKey: string };
  readonly certificateRequest: string;
  readonly proof: string;
}

/** The site's server, that lets in what an operator has signed, and lies as a test wants it to. */
class Server7 {
  readonly asked: Asked[] = [];
  polls = 0;
  lies: Record<string, unknown> = {};
  signedBy = operator;
  signedAs: { gateway?: string; site?: string; publicKey?: Uint8Array } = {};
  refuses: string | undefined;
  status = 200;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Server7> {
    const server = createServer();
    const self = new Server7(server);
    server.on('request', (request, response) => {
      void self.answer(request).then((answer) => {
        response.statusCode = self.status;
        response.end(JSON.stringify(answer));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return self;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage): Promise<unknown> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    if (request.method === 'POST' && request.url === '/v1/gateway-enrolments') {
      this.asked.push(JSON.parse(body) as Asked);
      return { id: 'request-1', pollSecret: 'secret' };
    }
    expect([request.url, request.headers.authorization]).toEqual(['/v1/gateway-enrolments/request-1', 'Bearer secret']);
    this.polls += 1;
    if (this.refuses !== undefined) return { state: 'refused', reason: this.refuses };
    return this.polls < 3 ? { state: 'pending' } : { state: 'approved', approved: await this.approval() };
  }

  private async approval(): Promise<unknown> {
    const { key } = this.asked.at(-1) ?? { key: keyText(operator) };
    const { site = SITE, gateway = GATEWAY, publicKey = bytes(key.publicKey) } = this.signedAs;
    const enrolment = {
      site,
      gateway,
      key: { algorithm: key.algorithm, publicKey },
      receiptKey: log.verifying,
      notBeforeMs: 1,
    };
    return {
      ...{ enrolment: text(await signEnrolment(enrolment, this.signedBy)), operatorKey: keyText(operator) },
      ...{ certificate: { certificateChain: ['CERT'], notAfter: '2027-01-01T00:00:00Z' }, ca: ['CA'] },
      ...{ brokers: ['mqtts://intake.example:8883'], settings: {} },
      ...this.lies,
    };
  }
}

describe('coming in by a code', () => {
  let server: Server7;
  let folder: string;
  let said: ListedLog;
  beforeEach(async () => {
    server = await Server7.start();
    folder = await mkdtemp(join(tmpdir(), 'tallystick-enrol-'));
    said = new ListedLog();
  });
  afterEach(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });
  const run = (code = CODE, algorithm: SignatureAlgorithm = 'EdDSA', url = server.url) =>
    enrol({ code, server: url, folder, algorithm, pollMs: 10, log: said });

  it.each<SignatureAlgorithm>(['EdDSA', 'ES256'])(
    'proves its %s key, waits for the operator, and keeps what it is given',
    async (algorithm) => {
      const stored = await run(CODE, algorithm);
      const [asked] = server.asked;
      expect(server.polls).toBe(3);
      const key = verifyingKey(algorithm, bytes(asked?.key.publicKey ?? ''));
      const der = bytes(asked?.certificateRequest ?? '');
      const proof = openCertificateProof(bytes(asked?.proof ?? ''), SITE, key);
      expect(proof).toMatchObject({ gateway: GATEWAY, requestHash: hashOfRequest(der) });
      expect(proof.codeHash).toBeDefined();
      await expect(new Pkcs10CertificateRequest(der).verify()).resolves.toBe(true);
      expect(await readEnrolment(folder)).toEqual(stored);
      expect(openStoredEnrolment(stored, key.keyId).receiptKey.publicKey).toEqual(log.verifying.publicKey);
      expect(said.about(fingerprintOf(key).slice(0, 4))).toHaveLength(1);
    },
  );

  it('believes receipts of the key that the operator signed, whatever the server says', async () => {
    server.lies = { receiptKey: keyText(ed25519Of('liar')) };
    const stored = await run();
    const { keyId } = verifyingKey('EdDSA', bytes(server.asked[0]?.key.publicKey ?? ''));
    expect(openStoredEnrolment(stored, keyId).receiptKey.publicKey).toEqual(log.verifying.publicKey);
    expect(JSON.stringify(stored)).not.toContain(keyText(ed25519Of('liar')).publicKey);
    expect(said.about(fingerprintOf(log.verifying).slice(0, 4))).toHaveLength(1);
  });

  it('keeps its keys for its owner alone, and says none of them', async () => {
    await run();
    for (const name of await readdir(folder)) {
      expect([name, (await stat(join(folder, name))).mode & 0o077]).toEqual([name, 0]);
    }
    const pem = await readFile(join(folder, 'signing-key.pem'), 'utf8');
    expect(said.lines.join()).not.toContain(pem.split('\n')[1]);
    expect(said.lines.join()).not.toContain('A'.repeat(22));
  });

  it('asks with the same key when it is run again', async () => {
    await run();
    await run();
    expect(server.asked[1]?.key).toEqual(server.asked[0]?.key);
  });

  it.each<[string, (lying: Server7) => void]>([
    ['another operator', (lying) => (lying.lies = { operatorKey: keyText(ed25519Of('liar')) })],
    ['an enrolment that another signed', (lying) => (lying.signedBy = ed25519Of('liar'))],
    ['an enrolment of another key', (lying) => (lying.signedAs = { publicKey: log.verifying.publicKey })],
    ['an enrolment of another gateway', (lying) => (lying.signedAs = { gateway: 'hall.4' })],
    ['an enrolment at another site', (lying) => (lying.signedAs = { site: 'site-8' })],
    ['a broker without TLS', (lying) => (lying.lies = { brokers: ['mqtt://intake.example:1883'] })],
    ['no broker', (lying) => (lying.lies = { brokers: [] })],
  ])('stores nothing when the server gives it %s', async (_, lie) => {
    lie(server);
    await expect(run()).rejects.toThrow(/expected/);
    expect(await readdir(folder)).not.toContain('enrolment.json');
  });

  it('ends when the operator refuses, with the reason', async () => {
    server.refuses = 'not ours';
    await expect(run()).rejects.toThrow(/refused: not ours/);
  });

  it('ends when the server does not know the code, and waits while it is out of order', async () => {
    server.status = 404;
    await expect(run()).rejects.toThrow(/answered 404/);
    server.status = 503;
    const waiting = run();
    while (said.about('answered 503').length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    server.status = 200;
    await expect(waiting).resolves.toMatchObject({ gateway: GATEWAY });
  });

  it('does not give its code to a server without TLS', async () => {
    await expect(run(CODE, 'EdDSA', 'http://intake.example')).rejects.toThrow(/https:/);
    await expect(run('site-7.nonsense')).rejects.toThrow(/enrolment code/);
  });
});
