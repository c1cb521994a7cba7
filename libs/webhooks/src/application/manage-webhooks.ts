import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import {
  CLOCK,
  eventsWithheldFrom,
  type ExpectedTags,
  notify,
  type Principal,
  requireTag,
  ScopeMissing,
  stateTag,
} from '@tallystick/platform';
import { DataSource, Not, type QueryDeepPartialEntity } from 'typeorm';
import { TooManyWebhooks, WebhookNotFound, WebhooksOff } from '../domain/webhook-errors.js';
import { shownSecret, webhookSecret } from '../domain/webhook-signature.js';
import { Webhook, type WebhookState } from '../infra/webhook.entity.js';
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

/** Of what its party changes of a webhook, and what we do when it fails for long. */
export const webhookTag = (webhook: { readonly isOn: boolean; readonly secretChangedAt: Date }): string =>
  stateTag([webhook.isOn, webhook.secretChangedAt]);

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

  /** Another secret; what is sent is signed by both for a while. @throws WebhooksOff, WebhookNotFound, ChangedMeanwhile */
  async rotate(id: string, caller: Principal, expected?: ExpectedTags): Promise<ShownWebhook> {
    const key = this.requireKey();
    const now = this.clock.nowMs();
    await this.change(id, caller, expected, ({ secretNumber, secretChangedAt }) => ({
      secretNumber: secretNumber + 1,
      // Never as before: by it one state is told from the next.
      secretChangedAt: new Date(Math.max(now, secretChangedAt.getTime() + 1)),
    }));
    const webhook = await this.byId(id, caller);
    return { webhook, secret: secretOf(key, webhook) };
  }

  /** What waits goes on; what was given up stays so, unless it is replayed. @throws WebhookNotFound, ChangedMeanwhile */
  async enable(id: string, caller: Principal, expected?: ExpectedTags): Promise<void> {
    await this.change(id, caller, expected, () => ({ state: 'on', reason: null }));
    await notify(this.dataSource, WEBHOOKS_CHANNEL);
  }

  /** Nothing more is sent to it; its log stays in the database. @throws WebhookNotFound, ChangedMeanwhile */
  async remove(id: string, caller: Principal, expected?: ExpectedTags): Promise<void> {
    await this.change(id, caller, expected, () => ({ state: 'removed' }));
  }

  private async change(
    id: string,
    { party }: Principal,
    expected: ExpectedTags,
    change: (webhook: Webhook) => QueryDeepPartialEntity<Webhook>,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const where = { id, party, state: Not<WebhookState>('removed') };
      const webhook = await manager.findOne(Webhook, { where, lock: { mode: 'pessimistic_write' } });
      if (!webhook) throw new WebhookNotFound();
      requireTag(expected, webhookTag({ ...webhook, isOn: webhook.state === 'on' }));
      await manager.update(Webhook, { id }, change(webhook));
    });
  }

  private requireKey(): Uint8Array {
    if (!this.settings.key) throw new WebhooksOff();
    return this.settings.key;
  }
}

const secretOf = (key: Uint8Array, { id: webhook, secretNumber: number }: Webhook) =>
  shownSecret(webhookSecret(key, { webhook, number }));
