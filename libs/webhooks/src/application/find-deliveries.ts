import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import {
  CLOCK,
  eventsWithheldFrom,
  type ListRequest,
  notify,
  type Page,
  type Principal,
  readList,
} from '@tallystick/platform';
import { DataSource, In } from 'typeorm';
import { DeliveryNotFound, TooManyToReplay } from '../domain/webhook-errors.js';
import { WebhookAttempt } from '../infra/webhook-attempt.entity.js';
import { WebhookDelivery } from '../infra/webhook-delivery.entity.js';
import { DELIVERY_LIST } from './delivery-list.js';
import { WEBHOOKS_CHANNEL } from './webhooks-channel.js';
import { ManageWebhooks } from './manage-webhooks.js';

/** By one request: more is asked for span by span. */
const REPLAY_MAX = 10_000;
/** All of the span or, where they are too many, none. */
const REPLAY_SPAN = `
  WITH span AS (
    SELECT id FROM papers.webhook_delivery
    WHERE webhook = $1 AND at >= $2 AND at < $3 AND state <> 'waiting' ORDER BY at, id LIMIT $5 + 1
  ), size AS (SELECT count(*) AS count FROM span), again AS (
    UPDATE papers.webhook_delivery delivery SET state = 'waiting', attempts = 0, next_at = $4
    FROM span, size WHERE delivery.id = span.id AND size.count <= $5
  )
  SELECT count, count > $5 AS most FROM size`;

export interface LoggedDelivery {
  readonly delivery: WebhookDelivery;
  readonly attempts: readonly WebhookAttempt[];
}

/** What was sent to a webhook, and how it went. */
@Injectable()
export class FindDeliveries {
  constructor(
    private readonly webhooks: ManageWebhooks,
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The newest first. @throws WebhookNotFound */
  async page(id: string, request: ListRequest, caller: Principal): Promise<Page<LoggedDelivery>> {
    const { id: webhook } = await this.webhooks.byId(id, caller);
    const query = this.dataSource.manager
      .createQueryBuilder(WebhookDelivery, 'delivery')
      .where('delivery.webhook = :webhook AND delivery.type <> ALL(:withheld)', {
        ...{ webhook, withheld: [...eventsWithheldFrom(caller)] },
      });
    const { items, ...more } = await readList(query, DELIVERY_LIST, request);
    const tries = await this.dataSource.manager.find(WebhookAttempt, {
      where: { delivery: In(items.map((row) => row.id)) },
      order: { id: 'ASC' },
    });
    const logged = items.map((delivery) => ({
      ...{ delivery, attempts: tries.filter((one) => one.delivery === delivery.id) },
    }));
    return { ...more, items: logged };
  }

  /** Sets a message on its way again, under its id: a receiver that has it can tell. @throws WebhookNotFound, DeliveryNotFound */
  async replay(webhookId: string, id: string, caller: Principal): Promise<void> {
    const { id: webhook } = await this.webhooks.byId(webhookId, caller);
    const again = { state: 'waiting' as const, attempts: 0, nextAt: new Date(this.clock.nowMs()) };
    const { affected } = await this.dataSource.manager.update(WebhookDelivery, { id, webhook }, again);
    if (!affected) throw new DeliveryNotFound();
    await notify(this.dataSource, WEBHOOKS_CHANNEL);
  }

  /** The same for all events of a span that have been sent or given up. @returns how many. @throws WebhookNotFound, TooManyToReplay */
  async replaySpan(
    webhookId: string,
    { from, to }: { readonly from: string; readonly to?: string | undefined },
    caller: Principal,
  ): Promise<number> {
    const { id: webhook } = await this.webhooks.byId(webhookId, caller);
    const now = new Date(this.clock.nowMs());
    const span = [webhook, new Date(from), to === undefined ? now : new Date(to), now, REPLAY_MAX];
    const [{ count, most } = { count: '0', most: false }] = await this.dataSource.query<
      { count: string; most: boolean }[]
    >(REPLAY_SPAN, span);
    if (most) throw new TooManyToReplay(REPLAY_MAX);
    await notify(this.dataSource, WEBHOOKS_CHANNEL);
    return Number(count);
  }
}
