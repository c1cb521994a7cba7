import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { LoggedDelivery } from '../application/webhooks/find-deliveries.js';
import type { ShownWebhook } from '../application/webhooks/manage-webhooks.js';
import { NOTICE_TYPES, type NoticeType } from '../domain/notice-types.js';
import type { WebhookAttempt } from '../infra/webhook-attempt.entity.js';
import type { DeliveryState } from '../infra/webhook-delivery.entity.js';
import type { Webhook } from '../infra/webhook.entity.js';

export class WebhookRequest {
  @ApiProperty({ description: 'https, to a public address; without user, password and fragment.', maxLength: 2_000 })
  @IsString()
  @MaxLength(2_000)
  url!: string;

  @ApiPropertyOptional({ enum: NOTICE_TYPES, isArray: true, description: 'Which notices; all when left out.' })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(NOTICE_TYPES.length)
  @IsIn(NOTICE_TYPES, { each: true })
  events?: NoticeType[];
}

export class WebhookView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  url!: string;

  @ApiProperty({ enum: NOTICE_TYPES, isArray: true, description: 'None means all.' })
  events!: NoticeType[];

  @ApiProperty({ enum: ['on', 'disabled'] })
  state!: 'on' | 'disabled';

  @ApiPropertyOptional({ description: 'Why it is disabled.' })
  reason?: string;

  @ApiProperty({ format: 'date-time' })
  secretChangedAt!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
}

export class WebhookWithSecretView extends WebhookView {
  @ApiProperty({
    description:
      '`whsec_` and base64, shown now and never again. Messages are signed after Standard Webhooks: HMAC-SHA-256 over `webhook-id`.`webhook-timestamp`.body.',
  })
  secret!: string;
}

export class WebhooksView {
  @ApiProperty({ type: [WebhookView] })
  items!: WebhookView[];
}

export class AttemptView {
  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ description: 'Milliseconds.' })
  tookMs!: number;

  @ApiPropertyOptional({ description: 'Status of the answer; missing when there was none.' })
  status?: number;

  @ApiPropertyOptional()
  error?: string;
}

export class DeliveryView {
  @ApiProperty({ format: 'uuid', description: '`webhook-id` of the message, whenever it is sent.' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  notice!: string;

  @ApiProperty({ enum: ['waiting', 'delivered', 'failed'] })
  state!: DeliveryState;

  @ApiPropertyOptional({ format: 'date-time', description: 'When it is tried next.' })
  nextAt?: string;

  @ApiProperty({ type: [AttemptView] })
  attempts!: AttemptView[];
}

export class DeliveryPageView {
  @ApiProperty({ type: [DeliveryView] })
  items!: DeliveryView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export function webhookView({ id, url, events, state, reason, secretChangedAt, createdAt }: Webhook): WebhookView {
  return {
    ...{ id, url, events, state: state === 'on' ? ('on' as const) : ('disabled' as const) },
    ...(reason === null ? {} : { reason }),
    ...{ secretChangedAt: secretChangedAt.toISOString(), createdAt: createdAt.toISOString() },
  };
}

export const webhookWithSecretView = ({ webhook, secret }: ShownWebhook): WebhookWithSecretView => ({
  ...webhookView(webhook),
  secret,
});

export function deliveryView({ delivery, attempts }: LoggedDelivery): DeliveryView {
  const { id, notice, state, nextAt } = delivery;
  return {
    ...{ id, notice, state, attempts: attempts.map(attemptView) },
    ...(state === 'waiting' ? { nextAt: nextAt.toISOString() } : {}),
  };
}

function attemptView({ at, tookMs, status, error }: WebhookAttempt): AttemptView {
  return {
    ...{ at: at.toISOString(), tookMs },
    ...(status === null ? {} : { status }),
    ...(error === null ? {} : { error }),
  };
}
