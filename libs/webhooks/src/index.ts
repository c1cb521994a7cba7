export { WEBHOOK_SENDING_SETTINGS, WEBHOOK_SETTINGS } from './application/webhook-settings.js';
export { WebhookSender } from './application/webhook-sender.js';
export { WEBHOOKS_CHANNEL } from './application/webhooks-channel.js';
