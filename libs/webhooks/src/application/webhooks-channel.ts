/** By PostgreSQL's NOTIFY: a webhook may be sent to again, or something is to be sent again. */
export const WEBHOOKS_CHANNEL = 'tallystick_webhooks';
