import type { Clock } from '@tallystick/kernel';
import type { PublishPacket } from 'aedes';
import type { IngestFaults } from '../ingest-faults.js';
import type { SiteDesk } from '../wire/site-desk.js';
import { findUpwardTopic } from '../wire/upward-topic.js';
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
    const { site, gateway, isAuthenticated } = connection.identity;
    const topic = findUpwardTopic(packet.topic);
    if (packet.qos > 1) throw new PublicationRefused('expected QoS 1');
    if (topic?.site !== site || topic.gateway !== gateway) {
      throw new PublicationRefused('expected a topic of its own that is for publishing');
    }
    const bytes = typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload;
    const arrival = { ...topic, bytes, receivedAtMs: this.clock.nowMs(), isAuthenticated };
    this.unsettled += 1;
    try {
      const settling = this.desk.take(arrival).then(() => this.faults.reach('before-puback'));
      await connection.acknowledgements.after(settling);
    } finally {
      this.unsettled -= 1;
      if (this.unsettled === 0) this.whenIdle();
    }
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
