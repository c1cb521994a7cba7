import { appendFileSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Decimal } from '@tallystick/kernel';
import type { MqttClient } from 'mqtt';
import {
  hashOfEnvelope,
  openReceipt,
  type Receipt,
  topicOf,
  type VerifyingKey,
} from '../../libs/telemetry/src/index.js';
import { aReading } from '../../libs/telemetry/src/testing/batches.js';
import type { SigningGateway } from '../../libs/telemetry/src/testing/signing-gateway.js';
import { connectGateway } from './ingest-doors.js';
import type { SeededRandom } from './seeded-random.js';

/** Signed and kept, of which no receipt came yet at most. */
const WITHOUT_RECEIPT = 60;
const RECONNECT_MS = 30;
/** A broker may have lost what it acknowledged: then everything without a receipt is sent again. */
const RECEIPT_TIMEOUT_MS = 3_000;

export interface Signed {
  readonly bootEpoch: bigint;
  readonly seq: bigint;
  /** Among all that it signed. */
  readonly place: number;
  readonly hash: string;
  readonly envelope: Uint8Array;
  readonly readings: number;
}

export interface PublisherPlan {
  readonly gateway: SigningGateway;
  /** Every envelope is in this file before it is sent. */
  readonly file: string;
  /** Where it is to connect now. */
  readonly door: () => string;
  readonly logKey: VerifyingKey;
  readonly random: SeededRandom;
}

/** A gateway that signs on and on, and sends again, in order, what no receipt covers. */
export class EvidencePublisher {
  readonly signed: Signed[] = [];
  readonly receipts: Receipt[] = [];
  /** Receipts that do not stand, or are for what was not signed here. */
  readonly faults: string[] = [];
  private readonly byNumber = new Map<string, Signed>();
  private waiting: Signed[] = [];
  private bootEpoch = 1n;
  private seq = 0n;
  private isStopping = false;

  constructor(private readonly plan: PublisherPlan) {}

  get name(): string {
    return this.plan.gateway.name;
  }

  get site(): string {
    return this.plan.gateway.site;
  }

  get received(): number {
    return this.signed.length - this.waiting.length;
  }

  /** Of all that it signed, as its file has it, in its order. */
  hashesInFile(): string[] {
    const lines = readFileSync(this.plan.file, 'utf8').split('\n').slice(0, -1);
    return lines.map((line) => hashTextOf(Buffer.from(line, 'base64url')));
  }

  /** Signs nothing more; `run` ends when receipts cover all. */
  stop(): void {
    this.isStopping = true;
  }

  /** Ends `run`, receipts or not. */
  abandon(): void {
    this.isStopping = true;
    this.waiting = [];
  }

  async run(): Promise<void> {
    while (!this.isOver) {
      await this.session().catch(() => undefined);
      if (!this.isOver) await pause(RECONNECT_MS);
    }
  }

  private get isOver(): boolean {
    return this.isStopping && this.waiting.length === 0;
  }

  /** One connection, to its end. */
  private async session(): Promise<void> {
    const { door, random } = this.plan;
    const { client, closed } = await connectGateway(door(), `${this.site}/${this.name}`);
    let isOpen = true;
    void closed.then(() => (isOpen = false));
    try {
      client.on('message', (_topic, payload) => this.hear(payload));
      await Promise.race([client.subscribeAsync(this.topic('receipt'), { qos: 1 }), closed]);
      let [sent, received, heardMs] = [0, this.received, Date.now()];
      while (isOpen && !this.isOver) {
        if (!this.isStopping && this.waiting.length < WITHOUT_RECEIPT) await this.sign();
        for (const { place, envelope } of this.waiting.filter((one) => one.place >= sent)) {
          this.publish(client, envelope);
          sent = place + 1;
        }
        if (this.received > received) [received, heardMs] = [this.received, Date.now()];
        if (Date.now() - heardMs > RECEIPT_TIMEOUT_MS) break;
        await pause(random.between(2, 25));
      }
    } finally {
      client.end(true);
    }
  }

  private publish(client: MqttClient, envelope: Uint8Array): void {
    client.publish(this.topic('batch'), Buffer.from(envelope), { qos: 1 }, () => undefined);
  }

  private topic(kind: 'batch' | 'receipt'): string {
    return topicOf({ site: this.site, gateway: this.name, kind });
  }

  private async sign(): Promise<void> {
    const { gateway, file, random } = this.plan;
    if (this.seq > 0n && random.chance(1)) this.restart();
    const atMs = Date.now();
    const readings = Array.from({ length: random.between(1, 4) }, (_, nth) =>
      aReading({ atMs, device: `scale-${nth}`, value: Decimal.parse(String(random.below(5_000))) }),
    );
    const envelope = await gateway.sign({ sentAtMs: atMs }, readings);
    appendFileSync(file, `${Buffer.from(envelope).toString('base64url')}\n`);
    const { bootEpoch, seq } = this;
    const place = this.signed.length;
    const signed = { bootEpoch, seq, place, hash: hashTextOf(envelope), envelope, readings: readings.length };
    this.seq += 1n;
    this.signed.push(signed);
    this.byNumber.set(numberOf(signed), signed);
    this.waiting.push(signed);
  }

  private restart(): void {
    this.plan.gateway.restart();
    this.bootEpoch += 1n;
    this.seq = 0n;
  }

  private hear(payload: Uint8Array): void {
    try {
      const receipt = openReceipt(payload, this.site, () => this.plan.logKey);
      const { bootEpoch, unbroken, gateway } = receipt;
      const named = this.byNumber.get(numberOf({ bootEpoch, seq: unbroken.seq }));
      if (gateway !== this.name || named?.hash !== Buffer.from(unbroken.hash).toString('hex')) {
        throw new Error(`a receipt of ${gateway} for ${bootEpoch}/${unbroken.seq}, which was not signed here`);
      }
      this.receipts.push(receipt);
      this.waiting = this.waiting.filter((one) => one.bootEpoch !== bootEpoch || one.seq > unbroken.seq);
    } catch (error) {
      this.faults.push(String(error));
    }
  }
}

const numberOf = ({ bootEpoch, seq }: Pick<Signed, 'bootEpoch' | 'seq'>) => `${bootEpoch}/${seq}`;

const hashTextOf = (envelope: Uint8Array) => Buffer.from(hashOfEnvelope(envelope)).toString('hex');
