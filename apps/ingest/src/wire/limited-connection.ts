import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { PacketLimit } from './packet-limit.js';

/**
 * A gateway's socket as the broker inside sees it. The broker reads on when a chunk comes, whether or not what came before is settled; so what is not
 * settled is counted here, and beyond the limit nothing more is read.
 */
export class LimitedConnection extends Duplex {
  private isReading = true;
  private isWanted = false;
  private unsettledBytes = 0;

  constructor(
    readonly socket: Socket,
    private readonly limit: PacketLimit,
    private readonly inFlightBytes: number,
  ) {
    super({ readableHighWaterMark: inFlightBytes, allowHalfOpen: false });
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
    socket.on('end', () => this.push(null));
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
  }

  /** Before this is called for, nothing but CONNECT is expected. */
  allow(maxPacketBytes: number): void {
    this.limit.maxBytes = maxPacketBytes;
  }

  /** Whether the gateway said that it goes, in whatever came so far. */
  get sawDisconnect(): boolean {
    return this.limit.sawDisconnect;
  }

  /** Whether all that was written has left the process. */
  get isFlushed(): boolean {
    return this.destroyed || this.writableLength + this.socket.writableLength === 0;
  }

  stopReading(): void {
    this.isReading = false;
    this.flow();
  }

  taken(bytes: number): void {
    this.unsettledBytes += bytes;
    this.flow();
  }

  settled(bytes: number): void {
    this.unsettledBytes -= bytes;
    this.flow();
  }

  private flow(): void {
    if (this.isReading && this.isWanted && this.unsettledBytes < this.inFlightBytes) this.socket.resume();
    else this.socket.pause();
  }

  private receive(chunk: Buffer): void {
    try {
      const passed = this.limit.pass(chunk);
      if (passed.length > 0) this.isWanted = this.push(passed);
      this.flow();
    } catch (error) {
      this.destroy(error as Error);
    }
  }

  override _read(): void {
    this.isWanted = true;
    this.flow();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.socket.write(chunk, done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.socket.write(Buffer.concat(chunks.map(({ chunk }) => chunk)), done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.socket.end(done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.socket.destroy();
    done(error);
  }
}
