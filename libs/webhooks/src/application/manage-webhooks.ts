import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, eventsWithheldFrom, type Principal, ScopeMissing } from '@tallystick/platform';
import { DataSource, Not } from 'typeorm';
import { TooManyWebhooks, WebhookNotFound, WebhooksOff } from '../domain/webhook-errors.js';
import { shownSecret, webhookSecret } from '../domain/webhook-signature.js';
import { Webhook } from '../infra/webhook.entity.js';
import { beginAtTheEnd } from '../infra/queue-deliveries.js';
import { WEBHOOKS_CHANNEL } from './webhooks-channel.js';
import { requireWebhookUrl, type WebhookReach } from './webhook-address.js';

export interface WebhookSettings {
  /** From which every webhook's secret is derived, 32 bytes; undefined where none are sent. */
  readonly key: Uint8Array | undefined;
  readonly reach: WebhookReach;
  readonly perParty: number;
}

export interface NewWebhook {
  readonly url: string;
  readonly events: readonly string[];
}

/** A webhook with its secret, which is shown now and never again. */
export interface ShownWebhook {
  readonly webhook: Webhook;
  readonly secret: string;
}

/** Where a party has its events sent. Nobody sees another's. */
@Injectable()
export class ManageWebhooks {
  constructor(
    private readonly settings: WebhookSettings,
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ScopeMissing, WebhooksOff, WebhookUrlRefused, TooManyWebhooks */
  async register({ url, events }: NewWebhook, caller: Principal): Promise<ShownWebhook> {
    const { party } = caller;
    const withheld: readonly string[] = eventsWithheldFrom(caller);
    if (events.some((type) => withheld.includes(type))) throw new ScopeMissing('administer');
    const key = this.requireKey();
    const address = requireWebhookUrl(url, this.settings.reach).href;
    const at = new Date(this.clock.nowMs());
    const { perParty } = this.settings;
    const webhook = await this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 28))', [party]);
      if ((await manager.countBy(Webhook, { party, state: Not('removed') })) >= perParty) {
        throw new TooManyWebhooks(perParty);
      }
      const made = await manager.save(
        manager.create(Webhook, {
          ...{ party, url: address, events: [...events], state: 'on' as const, reason: null },
          ...{ secretNumber: 1, secretChangedAt: at, createdAt: at },
        }),
      );
      await beginAtTheEnd(manager, made);
      return made;
    });
    return { webhook, secret: secretOf(key, webhook) };
  }

  /** The oldest first. */
  async all({ party }: Principal): Promise<readonly Webhook[]> {
    return this.dataSource.manager.find(Webhook, { where: { party, state: Not('removed') }, order: { id: 'ASC' } });
  }

  /** @throws WebhookNotFound */
  async byId(id: string, { party }: Principal): Promise<Webhook> {
    const webhook = await this.dataSource.manager.findOneBy(Webhook, { id, party, state: Not('removed') });
    if (!webhook) throw new WebhookNotFound();
    return webhook;
  }

  /** Another secret; what is sent is signed by both for a while. @throws WebhooksOff, WebhookNotFound */
  async rotate(id: string, caller: Principal): Promise<ShownWebhook> {
    const key = this.requireKey();
    await this.change(id, caller, {
      secretNumber: () => 'secret_number + 1',
      secretChangedAt: new Date(this.clock.nowMs()),
    });
    const webhook = await this.byId(id, caller);
    return { webhook, secret: secretOf(key, webhook) };
  }

  /** What waits goes on; what was given up stays so, unless it is replayed. @throws WebhookNotFound */
  async enable(id: string, caller: Principal): Promise<void> {
    await this.change(id, caller, { state: 'on', reason: null });
    await this.dataSource.manager.query('SELECT pg_notify($1, $2)', [WEBHOOKS_CHANNEL, '']);
  }

  /** Nothing more is sent to it; its log stays in the database. @throws WebhookNotFound */
  async remove(id: string, caller: Principal): Promise<void> {
    await this.change(id, caller, { state: 'removed' });
  }

  private async change(
    id: string,
    { party }: Principal,
    change: Parameters<ReturnType<typeof this.update>['set']>[0],
  ): Promise<void> {
    const { affected } = await this.update()
      .set(change)
      .where(`id = :id AND party = :party AND state <> 'removed'`, { id, party })
      .execute();
    if (!affected) throw new WebhookNotFound();
  }

  private update() {
    return this.dataSource.manager.createQueryBuilder().update(Webhook);
  }

  private requireKey(): Uint8Array {
    if (!this.settings.key) throw new WebhooksOff();
    return this.settings.key;
  }
}

const secretOf = (key: Uint8Array, { id: webhook, secretNumber: number }: Webhook) =>
  shownSecret(webhookSecret(key, { webhook, number }));
