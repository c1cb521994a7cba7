import { Logger } from '@nestjs/common';
import type { Clock } from '@tallystick/kernel';
import { sparkplugTopicsOfSite, topicsOfSite, UPWARD_KINDS } from '@tallystick/telemetry';
import type { IPublishPacket } from 'mqtt-packet';
import { setTimeout as pause } from 'node:timers/promises';

import type { IngestFaults } from '../ingest-faults.js';
import { type Downward, slotOf } from '../wire/downward.js';
import { NewestOnly } from '../wire/newest-only.js';
import type { SiteDesk } from '../wire/site-desk.js';
import { findUpwardMessage } from '../wire/upward-message.js';
import { BrokerLink } from './broker-link.js';
import type { BrokerSettings } from './broker-settings.js';

export interface SessionSettings extends BrokerSettings {
  /** Before the site's name in the client id. */
  readonly clientIdPrefix: string;
  /** Whether the broker lets gateways in by certificate, and each to its own topics alone. */
  readonly isBrokerTrusted: boolean;
}

export interface SessionParts {
  readonly desk: SiteDesk;
  readonly clock: Clock;
  readonly faults: IngestFaults;
}

/**
 * A site's session at the broker. Its client id is the site's and not this copy's: what the broker keeps because it was not acknowledged then
 * comes to whoever has the site next, in its order, and a copy that has lost the site has lost the session too (ADR 29).
 */
export class SiteSession {
  private readonly log = new Logger(SiteSession.name);
  private readonly stopping = new AbortController();
  private readonly downward: NewestOnly<Downward>;
  private link: BrokerLink | undefined;
  private running: Promise<void> | undefined;

  constructor(
    readonly site: string,
    private readonly settings: SessionSettings,
    private readonly parts: SessionParts,
  ) {
    this.downward = new NewestOnly((downward) => this.publish(downward));
  }

  get isConnected(): boolean {
    return this.link !== undefined;
  }

  start(): void {
    this.running ??= this.run();
  }

  send(downward: Downward): void {
    if (this.link) this.downward.put(slotOf(downward), downward);
  }

  /** Acknowledges what is settled, and leaves the session to whoever comes next. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.link?.close();
    await this.running;
  }

  /** Acknowledges nothing more: the site is another's. */
  abandon(): void {
    this.stopping.abort();
    this.link?.abandon();
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    for (let failures = 0; !signal.aborted; failures += 1) {
      const began = Date.now();
      const why = await this.connectOnce().catch((error: unknown) => error);
      if (signal.aborted) return;
      this.log.warn(`${this.site}: broker: ${why instanceof Error ? why.message : 'the connection ended'}`);
      if (Date.now() - began > this.settings.maxReconnectMs) failures = 0;
      await pause(this.pauseMs(failures), undefined, { signal }).catch(() => undefined);
    }
  }

  /** @returns why it ended */
  private async connectOnce(): Promise<Error | undefined> {
    const link = await BrokerLink.open(this.settings, {
      clientId: `${this.settings.clientIdPrefix}${this.site}`,
      topics: [...UPWARD_KINDS.map((kind) => topicsOfSite(this.site, kind)), sparkplugTopicsOfSite(this.site)],
      onPublish: (packet) => this.receive(packet),
    });
    if (this.stopping.signal.aborted) {
      link.abandon();
      return undefined;
    }
    this.link = link;
    this.log.log(`${this.site}: connected to the broker`);
    try {
      await this.sendEverything();
      return await link.ended;
    } finally {
      link.abandon();
      this.link = undefined;
    }
  }

  private async sendEverything(): Promise<void> {
    for (const downward of await this.parts.desk.everyLatest(this.site)) this.send(downward);
  }

  private async receive(packet: IPublishPacket): Promise<void> {
    const message = findUpwardMessage(packet);
    // By our subscriptions only commands, and names that no gateway can have, come here: nothing to keep the others waiting for.
    if (message?.site !== this.site) return;
    const { desk, clock, faults } = this.parts;
    await desk.take({ ...message, receivedAtMs: clock.nowMs(), isAuthenticated: this.settings.isBrokerTrusted });
    await faults.reach('before-puback');
  }

  private async publish(downward: Downward): Promise<void> {
    await this.link?.publish(downward);
  }

  /** Twice as long each time, and not all copies at once. */
  private pauseMs(failures: number): number {
    const { reconnectMs, maxReconnectMs } = this.settings;
    return Math.min(maxReconnectMs, reconnectMs * 2 ** failures) * (0.5 + Math.random() / 2);
  }
}
