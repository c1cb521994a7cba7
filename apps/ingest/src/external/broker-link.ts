import type { IPublishPacket, Packet } from 'mqtt-packet';
import { InOrder } from '../wire/in-order.js';
import { BrokerRefused } from './broker-refused.js';
import type { BrokerSettings } from './broker-settings.js';
import { openSocket } from './broker-socket.js';
import { greet } from './greet.js';
import { PacketStream } from './packet-stream.js';

export interface LinkPlan {
  readonly clientId: string;
  readonly topics: readonly string[];
  /** A publication is acknowledged when this resolves, in the order in which they came. When it rejects the link ends without. */
  readonly onPublish: (packet: IPublishPacket) => Promise<void>;
}

export interface Outgoing {
  readonly topic: string;
  readonly bytes: Uint8Array;
  readonly qos: 0 | 1;
  readonly isRetained: boolean;
}

const LAST_MESSAGE_ID = 65_535;

/** One connection to the broker, from CONNECT to its end. Nothing is unsubscribed: the session is the site's, whoever comes next for it goes on. */
export class BrokerLink {
  private readonly acknowledgements = new InOrder();
  private readonly published = new Map<number, () => void>();
  private unsettled = 0;
  private whenIdle: () => void = () => undefined;
  private isStopping = false;
  private messageId = 0;
  private keepAlive: NodeJS.Timeout | undefined;
  /** Resolves with why, if there is a reason other than `close`. */
  readonly ended: Promise<Error | undefined>;

  private constructor(
    private readonly stream: PacketStream,
    private readonly settings: BrokerSettings,
    private readonly plan: LinkPlan,
  ) {
    this.ended = new Promise((resolve) => stream.once('end', resolve));
    void this.ended.then(() => clearInterval(this.keepAlive));
    stream.on('packet', (packet) => this.take(packet));
  }

  /** Resolves when the subscriptions stand. @throws BrokerRefused */
  static async open(settings: BrokerSettings, plan: LinkPlan): Promise<BrokerLink> {
    const stream = new PacketStream(openSocket(settings), settings);
    const link = new BrokerLink(stream, settings, plan);
    const timer = setTimeout(
      () => stream.fail(new BrokerRefused(`no answer within ${settings.connectTimeoutMs} ms`)),
      settings.connectTimeoutMs,
    );
    try {
      await greet(stream, settings, { ...plan, messageId: link.nextMessageId() });
      link.keepAlive = setInterval(() => link.ping(), (settings.keepAliveSeconds * 1_000) / 2);
      return link;
    } catch (error) {
      stream.fail(error);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Resolves when the broker has it, at QoS 0 at once; rejects when the link ends before. */
  async publish({ topic, bytes, qos, isRetained: retain }: Outgoing): Promise<void> {
    const packet = { cmd: 'publish', topic, payload: Buffer.from(bytes), qos, retain, dup: false } as const;
    if (qos === 0) return this.stream.write(packet);
    const messageId = this.nextMessageId();
    const acknowledged = new Promise<void>((resolve) => this.published.set(messageId, resolve));
    const isSent = acknowledged.then(() => true);
    this.stream.write({ ...packet, messageId });
    if (!(await Promise.race([isSent, this.ended.then(() => false)]))) throw new BrokerRefused('the connection ended');
  }

  /** Acknowledges what has come and is being settled, and ends. */
  async close(): Promise<void> {
    this.isStopping = true;
    this.stream.pause();
    if (this.unsettled > 0) await Promise.race([this.ended, new Promise<void>((idle) => (this.whenIdle = idle))]);
    this.stream.write({ cmd: 'disconnect', reasonCode: 0 });
    await this.stream.close();
  }

  /** Acknowledges nothing more. */
  abandon(): void {
    this.stream.fail();
  }

  private take(packet: Packet): void {
    if (packet.cmd === 'publish') this.receive(packet);
    else if (packet.cmd === 'disconnect')
      this.stream.fail(new BrokerRefused(`it ended the connection with code ${packet.reasonCode ?? 0}`));
    else if (packet.cmd === 'puback' && packet.messageId !== undefined) {
      this.published.get(packet.messageId)?.();
      this.published.delete(packet.messageId);
    }
  }

  private receive(packet: IPublishPacket): void {
    this.unsettled += 1;
    // MQTT 3.1.1 has no word for how much may be in flight; what is not read does not come.
    if (this.unsettled >= this.settings.receiveMaximum) this.stream.pause();
    this.acknowledgements.after(this.plan.onPublish(packet)).then(
      () => this.acknowledge(packet),
      (error: unknown) => this.stream.fail(error),
    );
  }

  private acknowledge({ qos, messageId }: IPublishPacket): void {
    if (qos > 0 && messageId !== undefined) this.stream.write({ cmd: 'puback', messageId, reasonCode: 0 });
    this.unsettled -= 1;
    if (this.unsettled === 0) this.whenIdle();
    if (!this.isStopping && !this.stream.isReading && this.unsettled <= this.settings.receiveMaximum / 2) {
      this.stream.resume();
    }
  }

  private ping(): void {
    const silentMs = Date.now() - this.stream.lastHeardMs;
    const isReading = this.stream.isReading;
    if (isReading && silentMs > this.settings.keepAliveSeconds * 1_500) {
      this.stream.fail(new BrokerRefused('it does not answer'));
    } else this.stream.write({ cmd: 'pingreq' });
  }

  private nextMessageId(): number {
    do this.messageId = (this.messageId % LAST_MESSAGE_ID) + 1;
    while (this.published.has(this.messageId));
    return this.messageId;
  }
}
