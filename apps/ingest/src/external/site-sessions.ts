import type { Downward } from '../wire/downward.js';
import { type SessionParts, type SessionSettings, SiteSession } from './site-session.js';

/** A session at the external broker for each site that is held. */
export class SiteSessions {
  private readonly bySite = new Map<string, SiteSession>();

  constructor(
    private readonly settings: SessionSettings,
    private readonly parts: SessionParts,
  ) {}

  /** Sites without a connection now. */
  get disconnected(): string[] {
    return [...this.bySite.values()].filter(({ isConnected }) => !isConnected).map(({ site }) => site);
  }

  begin(site: string): void {
    const session = new SiteSession(site, this.settings, this.parts);
    this.bySite.set(site, session);
    session.start();
  }

  send(downward: Downward): void {
    this.bySite.get(downward.site)?.send(downward);
  }

  /** Acknowledges nothing more of a site. */
  abandon(site: string): void {
    this.bySite.get(site)?.abandon();
    this.bySite.delete(site);
  }

  /** Acknowledges what is settled. */
  async end(site: string): Promise<void> {
    const session = this.bySite.get(site);
    this.bySite.delete(site);
    await session?.stop();
  }

  async endAll(): Promise<void> {
    await Promise.all([...this.bySite.keys()].map((site) => this.end(site)));
  }
}
