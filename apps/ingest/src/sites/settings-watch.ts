import { PollingLoop } from '@tallystick/platform';
import { clientIdOf } from '../wire/gateway-identity.js';
import type { GatewayDirectory, GatewaySettings } from './gateway-directory.js';

/**
 * Tells gateways when their settings have changed. By polling: settings change some times a year, a look at all of them is one
 * query, and a notification that was lost would have to be found by polling too.
 */
export class SettingsWatch {
  private known = new Map<string, string>();
  private readonly loop: PollingLoop;

  constructor(
    private readonly directory: GatewayDirectory,
    private readonly sites: () => readonly string[],
    private readonly changed: (settings: GatewaySettings) => void,
    pollMs: number,
  ) {
    this.loop = new PollingLoop({ name: SettingsWatch.name, pollMs }, () => this.step());
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** Also what is seen for the first time: it may have changed between the gateway's subscription and now. */
  private async step(): Promise<'idle'> {
    const before = this.known;
    const now = await this.directory.settingsAt(this.sites());
    this.known = new Map(now.map((settings) => [clientIdOf(settings), settings.json]));
    for (const settings of now) {
      if (before.get(clientIdOf(settings)) !== settings.json) this.changed(settings);
    }
    return 'idle';
  }
}
