import { clientIdOf } from '@tallystick/telemetry';
import type { Client } from 'aedes';
import type { Downward } from '../wire/downward.js';
import type { GatewayConnection } from './gateway-connection.js';

/** Who is connected here; of a gateway that connects again before its old connection is known to be broken, the newest counts. */
export class GatewayConnections {
  private readonly byClient = new WeakMap<Client, GatewayConnection>();
  private readonly newest = new Map<string, GatewayConnection>();

  get size(): number {
    return this.newest.size;
  }

  of(client: Client): GatewayConnection | undefined {
    return this.byClient.get(client);
  }

  /** One that is let in, and not yet the one that counts. */
  admit(client: Client, connection: GatewayConnection): void {
    this.byClient.set(client, connection);
    const older = this.newest.get(connection.id);
    if (older) older.endedByUs = true;
  }

  /** From here on it counts; the broker has ended the older one. */
  count(connection: GatewayConnection): void {
    this.newest.set(connection.id, connection);
  }

  /** @returns whether it was the newest of its gateway */
  remove(connection: GatewayConnection): boolean {
    if (this.newest.get(connection.id) !== connection) return false;
    return this.newest.delete(connection.id);
  }

  all(): GatewayConnection[] {
    return [...this.newest.values()];
  }

  ofSite(site: string): GatewayConnection[] {
    return this.all().filter(({ identity }) => identity.site === site);
  }

  send(downward: Downward): void {
    this.newest.get(clientIdOf(downward))?.send(downward);
  }
}
