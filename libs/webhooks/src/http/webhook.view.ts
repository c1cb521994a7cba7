import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsMoment } from '@tallystick/platform';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { LoggedDelivery } from '../application/find-deliveries.js';
import type { ShownWebhook } from '../application/manage-webhooks.js';
import { DELIVERY_STATES } from '../application/delivery-list.js';
import { EVENT_TYPES } from '../application/event-types.js';
import type { WebhookAttempt } from '../infra/webhook-attempt.entity.js';
import type { DeliveryState } from '../infra/webhook-delivery.entity.js';
import type { Webhook } from '../infra/webhook.entity.js';

export class WebhookRequest {
  @ApiProperty({ description: 'https, to a public address; without user, password and fragment.', maxLength: 2_000 })
  @IsString()
  @MaxLength(2_000)
  url!: string;

  @ApiPropertyOptional({
    enum: EVENT_TYPES,
    enumName: 'EventType',
    isArray: true,
    description:
      'Which types of events; when left out all but those of people and credentials, which take the scope administer.',
  })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(EVENT_TYPES.length)
  @IsIn(EVENT_TYPES, { each: true })
  events?: string[];
}

export class WebhookView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  url!: string;

  @ApiProperty({ enum: EVENT_TYPES, enumName: 'EventType', isArray: true, description: 'None means all.' })
  events!: string[];

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

export class WebhookMessageDataView {
  @ApiProperty({ description: 'Id of what the event is about; ask for it by its own route.' })
  subject!: string;

  @ApiProperty({
    example: 'papers-1204',
    description: 'Feed and place in it: of two events of one feed the later has the greater number.',
  })
  sequence!: string;

  @ApiPropertyOptional({ description: 'Of what the ledger tells: digest of the act behind it, if one is.' })
  digest?: string;
}

/** What is sent to a webhook: ids and states, never more than its party may ask for. Of alarms and the like also what the notice says. */
export class WebhookMessageView {
  @ApiProperty({ enum: EVENT_TYPES, enumName: 'EventType', example: 'act-offered' })
  type!: string;

  @ApiProperty({ format: 'date-time', description: 'When it happened.' })
  timestamp!: string;

  @ApiProperty({ type: WebhookMessageDataView })
  data!: WebhookMessageDataView;
}

export class ReplayRequest {
  @ApiProperty({ format: 'date-time', description: 'Events from this moment on.' })
  @IsMoment()
  from!: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Events before this moment; until now when left out.' })
  @IsOptional()
  @IsMoment()
  to?: string;
}

export class ReplayView {
  @ApiProperty({ description: 'How many messages are on their way again, each under its id.' })
  deliveries!: number;
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

  @ApiProperty({ enum: EVENT_TYPES, enumName: 'EventType' })
  type!: string;

  @ApiProperty({ description: 'Id of what the event is about.' })
  subject!: string;

  @ApiProperty({ format: 'date-time', description: 'When it happened.' })
  at!: string;

  @ApiProperty({ enum: DELIVERY_STATES })
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
  const { id, type, subject, at, state, nextAt } = delivery;
  return {
    ...{ id, type, subject, at: at.toISOString(), state, attempts: attempts.map(attemptView) },
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
