import { generate, parser } from 'mqtt-packet';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Sender } from './fleet.js';
import type { Packets } from './packets.js';

/** Unacknowledged at one connection: more than the intake takes from it at once. */
const WINDOW = 1_000;
const KEEP_ALIVE_SECONDS = 120;

export interface Door {
  readonly port: number;
  readonly token: string;
}

/** One gateway's connection, on the bare parser of MQTT. Acknowledgements come in the order of what was sent. */
export class GatewayLine {
  readonly latenciesMs: number[] = [];
  private readonly dueMs: number[] = [];
  private written = 0;
  private acknowledged = 0;
  private limit = 0;
  private whenDone: () => void = () => undefined;
  private whenBroken: (error: Error) => void = () => undefined;

  private constructor(
    private readonly socket: Socket,
    readonly packets: Packets,
  ) {}

  static async open({ site, gateway }: Sender, packets: Packets, { port, token }: Door): Promise<GatewayLine> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const line = new GatewayLine(socket, packets);
    const reader = parser({ protocolVersion: 4 });
    const accepted = new Promise<void>((resolve, reject) => {
      reader.on('packet', (packet) => {
        if (packet.cmd === 'puback') line.acknowledge();
        else if (packet.cmd === 'connack' && packet.returnCode === 0) resolve();
        else reject(new Error(`${site}: expected to be let in, not ${packet.cmd}`));
      });
      socket.on('error', reject);
      socket.on('close', () => {
        const broken = new Error(`${site}: the connection ended`);
        reject(broken);
        line.whenBroken(broken);
      });
    });
    socket.on('data', (chunk: Buffer) => reader.parse(chunk));
    await once(socket, 'connect');
    const clientId = `${site}/${gateway}`;
    const session = { protocolId: 'MQTT', protocolVersion: 4, clean: true, keepalive: KEEP_ALIVE_SECONDS } as const;
    socket.write(generate({ cmd: 'connect', clientId, username: clientId, password: Buffer.from(token), ...session }));
    await accepted;
    return line;
  }

  /** When each that was sent was due, by `performance.now()`. */
  get due(): readonly number[] {
    return this.dueMs;
  }

  /** Resolves when all are acknowledged. Without a pace: as fast as they are. */
  sendAll(): Promise<void> {
    this.limit = this.packets.count;
    this.fill();
    return this.done();
  }

  done(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.whenDone = resolve;
      this.whenBroken = reject;
      if (this.acknowledged === this.packets.count) resolve();
    });
  }

  /** At a pace: those that are due by now, whatever became of those before. */
  sendDue(nowMs: number, dueMsOf: (place: number) => number): void {
    const from = this.written;
    for (; this.written < this.packets.count; this.written += 1) {
      const dueMs = dueMsOf(this.written);
      if (dueMs > nowMs) break;
      this.dueMs.push(dueMs);
    }
    if (this.written > from) this.socket.write(this.packets.between(from, this.written));
  }

  end(): void {
    this.socket.end(generate({ cmd: 'disconnect' }));
  }

  private acknowledge(): void {
    const nowMs = performance.now();
    this.latenciesMs.push(nowMs - (this.dueMs[this.acknowledged] ?? nowMs));
    this.acknowledged += 1;
    if (this.limit > 0) this.fill();
    if (this.acknowledged === this.packets.count) this.whenDone();
  }

  private fill(): void {
    const to = Math.min(this.limit, this.acknowledged + WINDOW);
    // Not a write for each acknowledgement.
    if (to - this.written < WINDOW / 10 && to < this.limit) return;
    const [from, nowMs] = [this.written, performance.now()];
    for (; this.written < to; this.written += 1) this.dueMs.push(nowMs);
    if (to > from) this.socket.write(this.packets.between(from, to));
  }
}
