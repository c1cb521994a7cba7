import { DomainError } from '@tallystick/kernel';

export class WebhooksOff extends DomainError {
  constructor() {
    super('webhooks-off', 'unavailable', 'This installation sends no webhooks: its WEBHOOK_KEY is not set.');
  }
}

export class WebhookNotFound extends DomainError {
  constructor() {
    super('webhook-not-found', 'not-found', 'You have no such webhook.');
  }
}

export class DeliveryNotFound extends DomainError {
  constructor() {
    super('webhook-delivery-not-found', 'not-found', 'This webhook has no such delivery.');
  }
}

export class WebhookUrlRefused extends DomainError {
  constructor(expected: string) {
    super('webhook-url-refused', 'invalid', `url: expected ${expected}`);
  }
}

export class TooManyWebhooks extends DomainError {
  constructor(most: number) {
    super('too-many-webhooks', 'too-many', `An organisation has at most ${most} webhooks.`, { most });
  }
}

export class TooManyToReplay extends DomainError {
  constructor(most: number) {
    super(
      'too-many-to-replay',
      'conflict',
      `More than ${most} messages were sent in this span, and none is sent again; ask for shorter ones.`,
      { most },
    );
  }
}
