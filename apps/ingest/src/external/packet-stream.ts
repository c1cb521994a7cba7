import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import mqtt, { type Packet } from 'mqtt-packet';
import { PacketLimit } from '../wire/packet-limit.js';

interface Events {
  packet: [Packet];
  end: [Error | undefined];
}

/** MQTT's packets over a socket, both ways. After `end` there is nothing more of it. */
export class PacketStream extends EventEmitter<Events> {
  private readonly limit: PacketLimit;
  private readonly options: { readonly protocolVersion: 4 | 5 };
  private hasEnded = false;
  lastHeardMs = Date.now();

  constructor(
    private readonly socket: Socket,
    { protocolVersion, maxPacketBytes }: { readonly protocolVersion: 4 | 5; readonly maxPacketBytes: number },
  ) {
    super();
    this.options = { protocolVersion };
    this.limit = new PacketLimit(maxPacketBytes, 'cut');
    const parser = mqtt.parser(this.options);
    parser.on('packet', (packet) => this.emit('packet', packet));
    parser.on('error', (error: unknown) => this.fail(error));
    socket.on('data', (chunk: Buffer) => {
      this.lastHeardMs = Date.now();
      try {
        parser.parse(this.limit.pass(chunk));
      } catch (error) {
        this.fail(error);
      }
    });
    socket.on('error', (error) => this.fail(error));
    socket.on('close', () => this.fail());
  }

  get isReading(): boolean {
    return !this.socket.isPaused();
  }

  get isOpen(): boolean {
    return !this.hasEnded;
  }

  /** What the broker sends meanwhile stays with it. */
  pause(): void {
    this.socket.pause();
  }

  resume(): void {
    this.lastHeardMs = Date.now();
    this.socket.resume();
  }

  write(packet: Packet): void {
    if (!this.hasEnded) mqtt.writeToStream(packet, this.socket, this.options);
  }

  /** Sends what was written, then ends. */
  close(): Promise<void> {
    if (this.hasEnded) return Promise.resolve();
    return new Promise((resolve) => {
      this.once('end', () => resolve());
      this.socket.resume();
      this.socket.end();
    });
  }

  fail(error?: unknown): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.socket.destroy();
    this.emit('end', error instanceof Error ? error : undefined);
  }
}
