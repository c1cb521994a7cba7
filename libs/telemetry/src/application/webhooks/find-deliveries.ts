import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, decodeCursor, type Page, pageOf, type Principal, UUID_KEY } from '@tallystick/platform';
import { DataSource, In, LessThan } from 'typeorm';
import { DeliveryNotFound } from '../../domain/webhooks/webhook-errors.js';
import { WebhookAttempt } from '../../infra/webhook-attempt.entity.js';
import { WebhookDelivery } from '../../infra/webhook-delivery.entity.js';
import { NOTICES_CHANNEL } from '../../infra/write-notices.js';
import { ManageWebhooks } from './manage-webhooks.js';

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
  async page(
    id: string,
    { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
    caller: Principal,
  ): Promise<Page<LoggedDelivery>> {
    const { id: webhook } = await this.webhooks.byId(id, caller);
    const [before] = decodeCursor(cursor, [UUID_KEY]) ?? [];
    const rows = await this.dataSource.manager.find(WebhookDelivery, {
      where: { webhook, ...(before ? { id: LessThan(before) } : {}) },
      order: { id: 'DESC' },
      take: limit + 1,
    });
    const tries = await this.dataSource.manager.find(WebhookAttempt, {
      where: { delivery: In(rows.map((row) => row.id)) },
      order: { id: 'ASC' },
    });
    return pageOf(
      rows,
      limit,
      (row) => [row.id],
      (delivery) => ({ delivery, attempts: tries.filter((one) => one.delivery === delivery.id) }),
    );
  }

  /** Sets a message on its way again, under its id: a receiver that has it can tell. @throws WebhookNotFound, DeliveryNotFound */
  async replay(webhookId: string, id: string, caller: Principal): Promise<void> {
    const { id: webhook } = await this.webhooks.byId(webhookId, caller);
    const again = { state: 'waiting' as const, attempts: 0, nextAt: new Date(this.clock.nowMs()) };
    const { affected } = await this.dataSource.manager.update(WebhookDelivery, { id, webhook }, again);
    if (!affected) throw new DeliveryNotFound();
    await this.dataSource.manager.query('SELECT pg_notify($1, $2)', [NOTICES_CHANNEL, '']);
  }
}
