import type { Clock } from '@tallystick/kernel';
import type { PublishPacket } from 'aedes';
import type { Arrival } from '@tallystick/telemetry/store';
import type { IngestFaults } from '../ingest-faults.js';
import type { SiteDesk } from '../wire/site-desk.js';
import { findUpwardMessage } from '../wire/upward-message.js';
import type { GatewayConnection } from './gateway-connection.js';
import { PublicationRefused } from './publication-refused.js';

/** Brings what gateways publish to the desk; the broker acknowledges when the promise resolves, and ends the connection when it rejects. */
export class Publications {
  private unsettled = 0;
  private whenIdle: () => void = () => undefined;

  constructor(
    private readonly desk: SiteDesk,
    private readonly clock: Clock,
    private readonly faults: IngestFaults,
  ) {}

  /** @throws PublicationRefused, and what the desk throws */
  async publish(connection: GatewayConnection, packet: PublishPacket): Promise<void> {
    if (packet.qos > 1) throw new PublicationRefused('expected QoS 1');
    const arrival = this.arrivalOf(connection, packet);
    this.unsettled += 1;
    connection.taken(arrival.bytes.length);
    try {
      const settling = this.desk.take(arrival).then(() => this.faults.reach('before-puback'));
      await connection.acknowledgements.after(settling);
    } finally {
      this.unsettled -= 1;
      connection.settled(arrival.bytes.length);
      if (this.unsettled === 0) this.whenIdle();
    }
  }

  /**
   * A broken connection is told by us, with the time by our clock. But a Sparkplug node's will is its death certificate, which its decoder waits for.
   * @throws PublicationRefused
   */
  async publishWill(connection: GatewayConnection, packet: PublishPacket): Promise<void> {
    const arrival = this.arrivalOf(connection, packet);
    if (arrival.kind === 'sparkplug-b' && !connection.endedByUs) await this.desk.take(arrival);
    throw new PublicationRefused('a will, which nobody else hears');
  }

  private arrivalOf({ identity, connectedAtMs }: GatewayConnection, packet: PublishPacket): Arrival {
    const message = findUpwardMessage(packet);
    if (message?.site !== identity.site || message.gateway !== identity.gateway) {
      throw new PublicationRefused('expected a topic of its own that is for publishing');
    }
    // The connection it came by is the one that it is of; the gateway's clock may differ from ours.
    const bytes = message.kind === 'status' ? datedByUs(message.bytes, connectedAtMs) : message.bytes;
    return { ...message, bytes, receivedAtMs: this.clock.nowMs(), isAuthenticated: identity.isAuthenticated };
  }

  /** Tells the rules that a connection broke. What cannot be told now is told by the gateway's silence later. */
  async tellLost({ identity, connectedAtMs }: GatewayConnection): Promise<void> {
    const bytes = Buffer.from(JSON.stringify({ state: 'lost', connectedAt: connectedAtMs }));
    await this.desk
      .take({ ...identity, kind: 'status', bytes, receivedAtMs: this.clock.nowMs() })
      .catch(() => undefined);
  }

  /** Resolves when all that has come is settled. */
  async settled(): Promise<void> {
    if (this.unsettled > 0) await new Promise<void>((resolve) => (this.whenIdle = resolve));
  }
}

/** What is no status is left for the intake to refuse. */
function datedByUs(bytes: Uint8Array, connectedAt: number): Uint8Array {
  try {
    const status: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    const isDated = typeof status === 'object' && status !== null && 'connectedAt' in status;
    return isDated ? Buffer.from(JSON.stringify({ ...status, connectedAt })) : bytes;
  } catch {
    return bytes;
  }
}
