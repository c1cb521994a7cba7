import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Aedes } from 'aedes';
import {
  findTopic,
  openBatch,
  signReceipt,
  type SignedBatch,
  topicOf,
  type VerifyingKey,
} from '../../libs/telemetry/src/index.js';
import type { Receipt } from '../../libs/telemetry/src/domain/evidence/receipt.js';
import { ed25519Of, type KeyPair } from '../../libs/telemetry/src/testing/keys.js';

export const LOG_KEY = ed25519Of('log');

/** `always`: each batch is receipted as soon as what is before it has come; `never`: acknowledged by the broker, and that is all. */
export type ReceiptScript = 'always' | 'never';

/** A broker, and behind it an intake that does as a test says. What it holds survives its broker. */
export class ScriptedIntake {
  /** Everything that came, also twice. */
  readonly came: SignedBatch[] = [];
  readonly statuses: { state: string; connectedAt: number }[] = [];
  script: ReceiptScript = 'always';
  private readonly unbroken = new Map<bigint, SignedBatch>();
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly site: string,
    private readonly gateway: string,
    private readonly key: VerifyingKey,
    private readonly broker: Aedes,
    private readonly server: Server,
  ) {}

  static async start(site: string, gateway: string, key: VerifyingKey, port = 0): Promise<ScriptedIntake> {
    const broker = await Aedes.createBroker();
    const server = createServer((socket) => broker.handle(socket));
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const intake = new ScriptedIntake(site, gateway, key, broker, server);
    server.on('connection', (socket) => {
      intake.sockets.add(socket);
      socket.on('close', () => intake.sockets.delete(socket));
    });
    broker.authorizePublish = (_client, { topic, payload }, done) => {
      intake.hear(topic, Buffer.from(payload));
      done(null);
    };
    return intake;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `mqtt://127.0.0.1:${this.port}`;
  }

  /** The numbers that came, each once, in the order in which they first came. */
  get numbers(): readonly string[] {
    return [...new Set(this.came.map(({ batch: { bootEpoch, seq } }) => `${bootEpoch}/${seq}`))];
  }

  async say(kind: 'receipt' | 'settings', payload: Uint8Array | string): Promise<void> {
    const topic = topicOf({ site: this.site, gateway: this.gateway, kind });
    await new Promise<void>((resolve, reject) =>
      this.broker.publish(
        { cmd: 'publish', topic, payload: Buffer.from(payload), qos: 1, retain: true, dup: false },
        (error) => (error ? reject(error) : resolve()),
      ),
    );
  }

  async receipt(last: SignedBatch, changes: Partial<Receipt> = {}, key: KeyPair = LOG_KEY): Promise<void> {
    const { site, gateway } = this;
    const { bootEpoch, seq } = last.batch;
    const unbroken = { seq, hash: last.hash };
    const receipt = { site, gateway, bootEpoch, unbroken, logPosition: 0, receivedAtMs: Date.now(), ...changes };
    await this.say('receipt', await signReceipt(receipt, key));
  }

  /** Breaks every connection, without a word. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => this.broker.close(resolve));
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private hear(topic: string, payload: Buffer): void {
    const kind = findTopic(topic)?.kind;
    if (kind === 'status') this.statuses.push(JSON.parse(payload.toString()) as { state: string; connectedAt: number });
    if (kind !== 'batch') return;
    const findKey = (keyId: Uint8Array) => (Buffer.from(keyId).equals(this.key.keyId) ? this.key : undefined);
    const batch = openBatch(payload, { site: this.site, gateway: this.gateway, findKey });
    this.came.push(batch);
    if (this.script === 'always') void this.receiptUpTo(batch);
  }

  private async receiptUpTo(batch: SignedBatch): Promise<void> {
    const { bootEpoch, seq } = batch.batch;
    const last = this.unbroken.get(bootEpoch);
    const next = last ? last.batch.seq + 1n : 0n;
    if (seq > next) return;
    if (seq === next) this.unbroken.set(bootEpoch, batch);
    await this.receipt(seq === next ? batch : (last ?? batch));
  }
}
