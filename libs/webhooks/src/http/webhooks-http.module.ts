import { type DynamicModule, Module } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK } from '@tallystick/platform';
import type { DataSource } from 'typeorm';
import { FindDeliveries } from '../application/find-deliveries.js';
import { ManageWebhooks, type WebhookSettings } from '../application/manage-webhooks.js';
import { WebhookAttempt } from '../infra/webhook-attempt.entity.js';
import { WebhookDelivery } from '../infra/webhook-delivery.entity.js';
import { Webhook } from '../infra/webhook.entity.js';
import { WebhooksController } from './webhooks.controller.js';

/** Where parties have their events sent, and what became of it. The worker sends. */
@Module({})
export class WebhooksHttpModule {
  static forRoot(settings: WebhookSettings): DynamicModule {
    return {
      module: WebhooksHttpModule,
      imports: [TypeOrmModule.forFeature([Webhook, WebhookDelivery, WebhookAttempt])],
      controllers: [WebhooksController],
      providers: [
        FindDeliveries,
        {
          provide: ManageWebhooks,
          inject: [getDataSourceToken(), CLOCK],
          useFactory: (data: DataSource, clock: Clock) => new ManageWebhooks(settings, data, clock),
        },
      ],
    };
  }
}
