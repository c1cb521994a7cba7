import type { MqttClient } from 'mqtt';
import { findTopic, type TopicKind, topicOf } from '@tallystick/telemetry';
import type { DiskBuffer } from '../buffer/disk-buffer.js';
import { type Credentials, statusText } from './connection.js';
import { SendingWindow, type WindowSettings } from './sending-window.js';

export interface SessionPeers {
  readonly credentials: Credentials;
  readonly buffer: DiskBuffer;
  readonly window: WindowSettings;
  /** @returns whether something was deleted */
  readonly onReceipt: (bytes: Uint8Array) => boolean;
  readonly onSettings: (bytes: Uint8Array) => void;
}

const TICK_MS = 250;

/** What is said over one connection, from when it stands until it breaks. */
export class Session {
  private readonly window: SendingWindow;
  private readonly stopListening: () => void;
  private readonly ticks: NodeJS.Timeout;

  /** @param connectedAt milliseconds since 1970, as its will has it */
  constructor(
    private readonly client: MqttClient,
    private readonly peers: SessionPeers,
    private readonly connectedAt: number,
  ) {
    this.window = new SendingWindow(peers.buffer, peers.window, Date.now());
    this.stopListening = peers.buffer.onStored(() => this.pump());
    this.ticks = setInterval(() => this.window.onTick(Date.now()) && this.pump(), TICK_MS);
    client.on('message', (topic, bytes) => this.hear(topic, bytes));
  }

  /** Settles when the connection is over. */
  async run(): Promise<void> {
    const closed = new Promise<void>((settle) => this.client.once('close', settle));
    try {
      if (this.client.connected) await Promise.race([this.listen(), closed]);
      this.pump();
      if (this.client.connected) await closed;
    } finally {
      clearInterval(this.ticks);
      this.stopListening();
      this.client.end(true);
    }
  }

  /** Says that the gateway stops and is not lost. */
  async farewell(): Promise<void> {
    await this.client.publishAsync(this.topic('status'), statusText('stopped', this.connectedAt), { qos: 1 });
    await this.client.endAsync();
  }

  end(): void {
    this.client.end(true);
  }

  /** Something that is no part of what is buffered. Settles when the broker has it. */
  async publish(kind: TopicKind, bytes: Uint8Array): Promise<void> {
    await this.client.publishAsync(this.topic(kind), Buffer.from(bytes), { qos: 1 });
  }

  private async listen(): Promise<void> {
    await this.client.subscribeAsync([this.topic('receipt'), this.topic('settings')], { qos: 1 });
  }

  private pump(): void {
    if (!this.client.connected) return;
    for (const { envelope } of this.window.next()) {
      this.client.publish(this.topic('batch'), Buffer.from(envelope), { qos: 1 }, (error) => {
        if (error) return;
        this.window.acknowledged();
        this.pump();
      });
    }
  }

  private hear(topic: string, bytes: Uint8Array): void {
    const kind = findTopic(topic)?.kind;
    if (kind === 'settings') this.peers.onSettings(bytes);
    if (kind !== 'receipt' || !this.peers.onReceipt(bytes)) return;
    this.window.receipted(Date.now());
    this.pump();
  }

  private topic(kind: TopicKind): string {
    const { site, gateway } = this.peers.credentials;
    return topicOf({ site, gateway, kind });
  }
}
