import type { TopicKind } from '@tallystick/telemetry';
import { FaultLog, type Log } from '../fault-log.js';
import { backoffMs, type BackoffSettings } from './backoff.js';
import { connectTo, type Credentials } from './connection.js';
import { Session, type SessionPeers } from './session.js';

export interface ForwarderOptions extends Omit<SessionPeers, 'onSettings'> {
  /** Brokers, in the order in which they are tried. */
  readonly addresses: readonly string[];
  readonly backoff: BackoffSettings;
  readonly log: Log;
}

/** A connection that held for so long was no failure. */
const HELD_MS = 5_000;
const FAREWELL_MS = 3_000;

/** Keeps a connection to one of the brokers, the next when one fails, and sends over it what the buffer holds. */
export class Forwarder {
  private readonly faults: FaultLog;
  private session: Session | undefined;
  private running: Promise<void> | undefined;
  private credentials: Credentials;
  private isStopping = false;
  private wake: () => void = () => undefined;

  constructor(private readonly options: ForwarderOptions) {
    this.faults = new FaultLog(options.log);
    this.credentials = options.credentials;
  }

  /** @param onSettings told of what the site sets from afar */
  start(onSettings: (bytes: Uint8Array) => void): void {
    this.running ??= this.run({ ...this.options, onSettings });
  }

  /** Says farewell when there is a connection. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.wake();
    const farewell = this.session?.farewell().catch(() => undefined);
    await Promise.race([farewell, pause(FAREWELL_MS)]);
    this.session?.end();
    await this.running;
  }

  /** From the next connection on. @param cert PEM */
  useCertificate(cert: string): void {
    const { credentials } = this;
    if (credentials.tls) this.credentials = { ...credentials, tls: { ...credentials.tls, cert } };
  }

  get isConnected(): boolean {
    return this.session !== undefined;
  }

  /** Something that is no part of what is buffered. @returns whether it was sent */
  async publish(kind: TopicKind, bytes: Uint8Array): Promise<boolean> {
    if (!this.session) return false;
    await this.session.publish(kind, bytes);
    return true;
  }

  private async run(peers: SessionPeers): Promise<void> {
    const { addresses, backoff } = this.options;
    let failures = 0;
    for (let turn = 0; !this.isStopping; turn += 1) {
      const address = addresses[turn % addresses.length] ?? '';
      const startedMs = Date.now();
      await this.connect(address, peers);
      failures = Date.now() - startedMs > HELD_MS ? 1 : failures + 1;
      // The other addresses are tried at once; only when none of them took us is there a pause.
      const rounds = Math.ceil(failures / addresses.length);
      if (failures % addresses.length === 0) await this.pause(backoffMs(rounds, backoff, Math.random()));
    }
  }

  private async connect(address: string, peers: SessionPeers): Promise<void> {
    const connectedAt = Date.now();
    try {
      const client = await connectTo(address, this.credentials, connectedAt);
      // What goes wrong later is heard as the end of the connection.
      client.on('error', (error) => this.faults.fault(address, error));
      this.faults.fine(address);
      this.options.log.log(`connected to ${address}`);
      this.session = new Session(client, peers, connectedAt);
      await this.session.run();
      this.options.log.log(`the connection to ${address} is over`);
    } catch (error) {
      this.faults.fault(address, error);
    }
    this.session = undefined;
  }

  private async pause(ms: number): Promise<void> {
    if (this.isStopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms).unref());
}
