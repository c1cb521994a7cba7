import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { writeEnrolment } from '../../apps/gateway/src/enrolment/enrolment-file.js';
import { signEnrolment, type VerifyingKey } from '../../libs/telemetry/src/index.js';
import { ed25519Of, type KeyPair } from '../../libs/telemetry/src/testing/keys.js';
import { GATEWAY, GATEWAY_KEY, SITE } from './gateways.js';
import { LOG_KEY } from './scripted-intake.js';

const MAIN = resolve(import.meta.dirname, '../../dist/apps/gateway/src/main.js');

export interface EnrolledGateway {
  readonly site: string;
  readonly gateway: string;
  readonly key: KeyPair;
  readonly operator: KeyPair;
  /** Whose receipts it believes. */
  readonly logKey: VerifyingKey;
}

const USUAL: EnrolledGateway = {
  ...{ site: SITE, gateway: GATEWAY, key: GATEWAY_KEY, operator: ed25519Of('operator'), logKey: LOG_KEY.verifying },
};

/** A folder as enrolment leaves it, for a broker of this machine. */
export async function enrolledFolder(
  folder: string,
  brokers: readonly string[],
  { site, gateway, key, operator, logKey } = USUAL,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const pem = key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  await writeFile(join(folder, 'signing-key.pem'), pem, { mode: 0o600 });
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
  const keyText = ({ algorithm, publicKey }: VerifyingKey) => ({ algorithm, publicKey: text(publicKey) });
  const enrolment = { site, gateway, key: key.verifying, receiptKey: logKey, notBeforeMs: 1 };
  await writeEnrolment(folder, {
    ...{ site, gateway, server: 'https://nobody.invalid', requestId: 'request-1', brokers },
    ...{ enrolment: text(await signEnrolment(enrolment, operator)), operatorKey: keyText(operator.verifying) },
    ...{ ca: [], certificateChain: [] },
  });
}

/** The gateway as a warehouse starts it, from the build. */
export class GatewayProcess {
  private said = '';
  /** What it handed to its parent; each was taken. */
  readonly papers: unknown[] = [];
  readonly ended: Promise<void>;
  readonly started: Promise<void>;

  private constructor(
    private readonly child: ChildProcess,
    onPaper: (paper: unknown) => Promise<unknown>,
  ) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.said += String(chunk)));
    this.ended = new Promise((resolve) => child.once('exit', () => resolve()));
    this.started = new Promise((resolve) => child.once('message', () => resolve()));
    child.on('message', (message: unknown) => {
      if (typeof message !== 'object' || message === null || !('paper' in message)) return;
      this.papers.push(message.paper);
      void onPaper(message.paper).then(() => child.send('paper-taken'));
    });
  }

  /** @param onPaper with each paper that it hands over; it goes on after */
  static start(
    settings: Readonly<Record<string, string>>,
    args: readonly string[] = [],
    onPaper: (paper: unknown) => Promise<unknown> = () => Promise.resolve(),
  ): GatewayProcess {
    const env = { NO_COLOR: '1', ...settings };
    return new GatewayProcess(
      spawn(process.execPath, [MAIN, ...args], { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }),
      onPaper,
    );
  }

  get words(): string {
    return this.said;
  }

  /** Without a word, at whatever it is doing. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.ended;
  }
}
