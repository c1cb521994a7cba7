import { clientIdOf } from '@tallystick/telemetry';
import { PollingLoop } from '@tallystick/platform';
import type { GatewayDirectory, GatewayRow } from './gateway-directory.js';

/**
 * Sees what the operators of sites change at their gateways, and tells gateways their settings. By polling, and sooner when it is announced: a look at all
 * of them is one query, and an announcement may be lost.
 */
export class SettingsWatch {
  private known = new Map<string, string>();
  private readonly loop: PollingLoop;

  constructor(
    private readonly directory: GatewayDirectory,
    private readonly sites: () => readonly string[],
    private readonly changed: (gateway: GatewayRow) => void,
    pollMs: number,
  ) {
    this.loop = new PollingLoop({ name: SettingsWatch.name, pollMs }, () => this.step());
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

  /** Also what is seen for the first time: it may have changed between the gateway's subscription and now. */
  private async step(): Promise<'idle'> {
    const before = this.known;
    const sites = this.sites();
    const rows = await this.directory.readSites(sites);
    this.directory.keepOnly(sites);
    this.known = new Map(rows.map((row) => [clientIdOf(row), row.settings]));
    for (const row of rows) if (before.get(clientIdOf(row)) !== row.settings) this.changed(row);
    return 'idle';
  }
}
