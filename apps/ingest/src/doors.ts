import type { EmbeddedBroker } from './embedded/embedded-broker.js';
import type { SiteSessions } from './external/site-sessions.js';
import type { Downward } from './wire/downward.js';

/** Both ways in, as those see them who hold sites: the broker inside, and the one outside if there is one. */
export class Doors {
  constructor(
    private readonly embedded: EmbeddedBroker,
    private readonly sessions: SiteSessions | undefined,
  ) {}

  get connections(): number {
    return this.embedded.connections.size;
  }

  get sitesWithoutSession(): number {
    return this.sessions?.disconnected.length ?? 0;
  }

  hasConnections(site: string): boolean {
    return this.embedded.connections.ofSite(site).length > 0;
  }

  send(downward: Downward): void {
    this.embedded.connections.send(downward);
    this.sessions?.send(downward);
  }

  /** A site is ours: what comes in for it can be stored. */
  open(site: string): void {
    this.sessions?.begin(site);
  }

  /** A site is another's: nothing more of it may be acknowledged. */
  abandon(site: string): void {
    this.sessions?.abandon(site);
    this.embedded.leaveSite(site);
  }

  /** A site is let go of: what is settled is acknowledged, and nothing more comes in. */
  async close(site: string): Promise<void> {
    await this.sessions?.end(site);
    this.embedded.leaveSite(site);
  }

  async closeAll(): Promise<void> {
    await Promise.all([this.embedded.stop(), this.sessions?.endAll()]);
  }
}
