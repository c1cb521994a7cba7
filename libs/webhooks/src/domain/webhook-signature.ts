import { createHmac } from 'node:crypto';

/** A message as it is sent, after Standard Webhooks 1.0 (standardwebhooks.com). */
export interface WebhookMessage {
  /** The same whenever it is sent again. */
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

/** Which of a webhook's secrets. */
export interface SecretName {
  /** UUID. */
  readonly webhook: string;
  /** From 1. */
  readonly number: number;
}

/**
 * The secret of a webhook, 32 bytes. It is derived from the installation's key, so that it need not be kept: whoever has the database without
 * the key can sign nothing.
 */
export function webhookSecret(key: Uint8Array, { webhook, number }: SecretName): Buffer {
  return createHmac('sha256', key).update(`tallystick/webhook-secret/1/${webhook}/${number}`).digest();
}

/** As its receiver is shown it. */
export const shownSecret = (secret: Uint8Array) => `whsec_${Buffer.from(secret).toString('base64')}`;

/** The header `webhook-signature`: one signature for each secret, any of which will do. */
export function webhookSignature({ id, timestamp, body }: WebhookMessage, secrets: readonly Uint8Array[]): string {
  return secrets
    .map((secret) => createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64'))
    .map((signature) => `v1,${signature}`)
    .join(' ');
}
