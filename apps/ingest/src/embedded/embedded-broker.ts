import { Logger } from '@nestjs/common';
import type { Clock } from '@tallystick/kernel';
import type { Aedes, Client, PublishPacket, Subscription } from 'aedes';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { IngestFaults } from '../ingest-faults.js';
import { LimitedConnection } from '../wire/limited-connection.js';
import { PacketLimit } from '../wire/packet-limit.js';
import { type DownwardKind, findSubscription } from '../wire/downward.js';
import type { SiteDesk } from '../wire/site-desk.js';
import { Admission, type Doorway } from './admission.js';
import { createAedes, type EmbeddedBrokerLimits } from './create-aedes.js';
import { GatewayConnection } from './gateway-connection.js';
import { GatewayConnections } from './gateway-connections.js';
import { PublicationRefused } from './publication-refused.js';
import { Publications } from './publications.js';

export interface EmbeddedBrokerSettings extends EmbeddedBrokerLimits {
  readonly plainToken: string | undefined;
}

/** Before it is known who it is: a CONNECT with a will. */
const CONNECT_BYTES = 4_096;
/** How long a gateway that does not read may keep us when we stop. */
const FLUSH_MS = 1_000;
const FLUSH_POLL_MS = 5;

interface Guest {
  readonly wire: LimitedConnection;
  readonly doorway: Doorway;
}

/** An MQTT 3.1.1 broker that has nothing to distribute: what gateways publish goes to the log, and what they hear comes from it. */
export class EmbeddedBroker {
  readonly connections = new GatewayConnections();
  readonly publications: Publications;
  private readonly log = new Logger(EmbeddedBroker.name);
  private readonly failedClients = new WeakSet<Client>();
  private readonly guests = new WeakMap<object, Guest>();
  private readonly admission: Admission;
  private readonly broker: Aedes;

  constructor(
    private readonly desk: SiteDesk,
    private readonly clock: Clock,
    faults: IngestFaults,
    private readonly settings: EmbeddedBrokerSettings,
  ) {
    this.publications = new Publications(desk, clock, faults);
    this.admission = new Admission(desk, settings.plainToken);
    this.broker = createAedes(settings, {
      letIn: (client, password) => this.letIn(client, password),
      publish: (client, packet) => this.publish(client, packet),
      allowed: (client, subscription) => this.allowed(client, subscription),
    });
    this.broker.on('client', (client) => this.arrived(client));
    this.broker.on('subscribe', (subscriptions, client) => this.subscribed(subscriptions, client));
    this.broker.on('clientError', (client, error) => this.failed(client, error));
    this.broker.on('connectionError', (client, error) => this.failed(client, error));
  }

  async start(): Promise<void> {
    await this.broker.listen();
  }

  welcome(socket: Socket, doorway: Doorway): void {
    const wire = new LimitedConnection(socket, new PacketLimit(CONNECT_BYTES, 'refuse'), this.settings.inFlightBytes);
    this.guests.set(wire, { wire, doorway });
    this.broker.handle(wire);
  }

  /** Ends the connections of a site that is not ours any more: its gateways go where it is. */
  leaveSite(site: string): void {
    for (const connection of this.connections.ofSite(site)) connection.end();
  }

  /** Settles what has come, acknowledges it, and ends every connection. */
  async stop(): Promise<void> {
    for (const connection of this.connections.all()) connection.stopReading();
    await this.publications.settled();
    await this.flushed();
    for (const connection of this.connections.all()) connection.endedByUs = true;
    await new Promise<void>((resolve) => this.broker.close(resolve));
  }

  /** An acknowledgement that is written and not sent would be lost with its connection. */
  private async flushed(): Promise<void> {
    const until = this.clock.nowMs() + FLUSH_MS;
    do await pause(FLUSH_POLL_MS);
    while (this.clock.nowMs() < until && !this.connections.all().every(({ isFlushed }) => isFlushed));
  }

  private async letIn(client: Client, password: Uint8Array | undefined): Promise<void> {
    const guest = this.guests.get(client.conn);
    if (!guest) throw new Error('a connection that came by no door');
    const identity = await this.admission.admit(guest.doorway, { clientId: client.id, password });
    guest.wire.allow(this.settings.maxPacketBytes);
    const connection = new GatewayConnection(identity, client, guest.wire, this.clock.nowMs());
    this.connections.admit(client, connection);
    guest.wire.once('close', () => this.ended(connection));
  }

  private async publish(client: Client | null, packet: PublishPacket): Promise<void> {
    const connection = client ? this.connections.of(client) : undefined;
    if (!client || !connection) throw new PublicationRefused('expected a gateway that is let in');
    const isWill = (client as Client & { readonly will: unknown }).will === packet;
    if (isWill) return this.publications.publishWill(connection, packet);
    // The log is the only one to keep it.
    packet.retain = false;
    await this.publications.publish(connection, packet);
  }

  private allowed(client: Client, subscription: Subscription): Subscription | null {
    const kind = this.ownKind(client, subscription.topic);
    if (!kind) return null;
    this.connections.of(client)?.subscribe(kind);
    return subscription;
  }

  private ownKind(client: Client, topic: string): DownwardKind | undefined {
    const found = findSubscription(topic);
    const own = this.connections.of(client)?.identity;
    return found?.site === own?.site && found?.gateway === own?.gateway ? found?.kind : undefined;
  }

  private subscribed(subscriptions: Subscription[], client: Client): void {
    const connection = this.connections.of(client);
    if (!connection) return;
    for (const { topic } of subscriptions) {
      const kind = this.ownKind(client, topic);
      if (kind) void this.sendLatest(connection, kind);
    }
  }

  private async sendLatest(connection: GatewayConnection, kind: DownwardKind): Promise<void> {
    try {
      const latest = await this.desk.latest(connection.identity, kind);
      if (latest) connection.sendFirst(latest);
    } catch (error) {
      // It would wait for what does not come; when it connects again it is told.
      this.log.warn(`${connection.id}: ${kind}: ${error instanceof Error ? error.message : String(error)}`);
      connection.end();
    }
  }

  private arrived(client: Client): void {
    const connection = this.connections.of(client);
    if (!connection || client.closed) return;
    this.connections.count(connection);
    this.desk.connected(connection.identity, connection.connectedAtMs);
    this.log.log(`${connection.id}: connected`);
  }

  private ended(connection: GatewayConnection): void {
    const isNewest = this.connections.remove(connection);
    if (isNewest && !connection.endedByUs && !connection.saidGoodbye) void this.publications.tellLost(connection);
  }

  /** Once for a connection: all that was in flight fails with it. What it calls itself is not written down before it is believed. */
  private failed(client: Client, error: Error): void {
    if (this.failedClients.has(client)) return;
    this.failedClients.add(client);
    this.log.warn(`${this.connections.of(client)?.id ?? 'a connection'}: ended: ${error.message}`);
  }
}
