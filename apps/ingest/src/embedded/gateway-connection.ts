import { clientIdOf } from '@tallystick/telemetry';
import type { Client } from 'aedes';
import { type Downward, type DownwardKind, slotOf } from '../wire/downward.js';
import type { GatewayIdentity } from '../wire/gateway-identity.js';
import { InOrder } from '../wire/in-order.js';
import type { LimitedConnection } from '../wire/limited-connection.js';
import { NewestOnly } from '../wire/newest-only.js';

/** A gateway at the broker inside, from CONNECT to the end of its connection. */
export class GatewayConnection {
  readonly id: string;
  readonly acknowledgements = new InOrder();
  /** Nothing is told of the end of one that we ended ourselves, or that a newer one takes the place of. */
  endedByUs = false;
  private readonly subscribed = new Set<DownwardKind>();
  private readonly told = new Set<DownwardKind>();
  private readonly downward = new NewestOnly<Downward>((downward) => this.publish(downward));

  constructor(
    readonly identity: GatewayIdentity,
    private readonly client: Client,
    private readonly wire: LimitedConnection,
    /** By our clock, milliseconds since 1970. */
    readonly connectedAtMs: number,
  ) {
    this.id = clientIdOf(identity);
  }

  /** Whether it said that it goes. */
  get saidGoodbye(): boolean {
    return this.wire.sawDisconnect;
  }

  subscribe(kind: DownwardKind): void {
    this.subscribed.add(kind);
    this.told.delete(kind);
  }

  send(downward: Downward): void {
    if (!this.subscribed.has(downward.kind)) return;
    if (downward.isRetained) this.told.add(downward.kind);
    this.downward.put(slotOf(downward), downward);
  }

  /** What was looked up for a new subscription; by now something newer may have been sent. */
  sendFirst(downward: Downward): void {
    if (!this.told.has(downward.kind)) this.send(downward);
  }

  /** Bytes that are now in memory on its account. */
  taken(bytes: number): void {
    this.wire.taken(bytes);
  }

  settled(bytes: number): void {
    this.wire.settled(bytes);
  }

  /** Takes no further packet from the gateway; what has come is still settled. */
  stopReading(): void {
    this.wire.stopReading();
  }

  get isFlushed(): boolean {
    return this.wire.isFlushed;
  }

  end(): void {
    this.endedByUs = true;
    this.client.close();
  }

  private publish(downward: Downward): Promise<void> {
    const { topic, bytes, qos, isRetained: retain } = downward;
    const message = { cmd: 'publish', topic, payload: Buffer.from(bytes), qos, dup: false, retain } as const;
    if (this.client.closed) return Promise.reject(new Error('the connection ended'));
    return new Promise((resolve) => this.client.publish(message, () => resolve()));
  }
}
