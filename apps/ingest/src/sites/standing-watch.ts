import { Logger } from '@nestjs/common';
import { PollingLoop } from '@tallystick/platform';
import type { GatewayConnection } from '../embedded/gateway-connection.js';
import type { CertificateStanding } from './certificate-standing.js';

/**
 * Ends the connections of gateways whose certificates stand no longer: as soon as it is announced, and by polling, since a certificate also ends by
 * time, and an announcement may come between the look at a gateway that connects and its connection. One query for all, so nothing hangs on whom it named.
 */
export class StandingWatch {
  private readonly log = new Logger(StandingWatch.name);
  private readonly loop: PollingLoop;

  constructor(
    private readonly standing: CertificateStanding,
    private readonly connections: () => readonly GatewayConnection[],
    pollMs: number,
  ) {
    this.loop = new PollingLoop({ name: StandingWatch.name, pollMs }, () => this.step());
  }

  start(): void {
    this.loop.start();
  }

  look(): void {
    this.loop.poke();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  private async step(): Promise<'idle'> {
    const connections = this.connections();
    const fallen = await this.standing.fallen(connections.map(({ identity }) => identity));
    for (const connection of connections) {
      if (!fallen.has(connection.identity)) continue;
      this.log.warn(`${connection.id}: ended: its certificate stands no longer`);
      connection.end();
    }
    return 'idle';
  }
}
