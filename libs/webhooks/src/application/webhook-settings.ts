import { type Setting, wholeNumberSettings } from '@tallystick/platform';
import { WEBHOOK_REACHES, type WebhookReach } from './webhook-address.js';

/** The key from which every webhook's secret is derived; api and worker have the same, as they have the reach, and without it no webhooks are sent. */
const KEY: Setting<Uint8Array | undefined> = {
  variable: 'WEBHOOK_KEY',
  parse: (text) => {
    if (text !== undefined && !/^[0-9a-f]{64}$/.test(text)) throw new Error('expected 64 hex digits in lower case');
    return text === undefined ? undefined : Buffer.from(text, 'hex');
  },
};

const REACH: Setting<WebhookReach> = {
  variable: 'WEBHOOK_REACH',
  parse: (text = 'public') => {
    const reach = WEBHOOK_REACHES.find((known) => known === text);
    if (!reach) throw new Error(`expected one of ${WEBHOOK_REACHES.join(', ')}`);
    return reach;
  },
};

/** Of the api. */
export const WEBHOOK_SETTINGS = {
  key: KEY,
  reach: REACH,
  ...wholeNumberSettings({
    perParty: { variable: 'WEBHOOKS_PER_PARTY', min: 1, max: 1_000, unit: 'webhooks', fallback: 10 },
  }),
};

/** Of whoever sends them. */
export const WEBHOOK_SENDING_SETTINGS = {
  key: KEY,
  reach: REACH,
  limits: wholeNumberSettings({
    pollMs: { variable: 'WEBHOOK_POLL_MS', min: 10, max: 60_000, unit: 'milliseconds', fallback: 1_000 },
    atOnce: { variable: 'WEBHOOKS_AT_ONCE', min: 1, max: 1_000, unit: 'deliveries', fallback: 50 },
    timeoutMs: { variable: 'WEBHOOK_TIMEOUT_MS', min: 100, max: 60_000, unit: 'milliseconds', fallback: 10_000 },
    maxAnswerBytes: { variable: 'WEBHOOK_ANSWER_BYTES_MAX', min: 0, max: 1_000_000, unit: 'bytes', fallback: 16_384 },
    /** With these defaults a delivery is given up after 12 to 23 hours. */
    attempts: { variable: 'WEBHOOK_ATTEMPTS_MAX', min: 1, max: 50, unit: 'attempts', fallback: 16 },
    firstRetryMs: {
      variable: 'WEBHOOK_FIRST_RETRY_MS',
      min: 10,
      max: 3_600_000,
      unit: 'milliseconds',
      fallback: 5_000,
    },
    longestRetryMs: {
      ...{ variable: 'WEBHOOK_LONGEST_RETRY_MS', min: 10, max: 86_400_000, unit: 'milliseconds', fallback: 21_600_000 },
    },
    /** How long messages are told of, and may be replayed. */
    keptDays: { variable: 'WEBHOOK_LOG_DAYS', min: 1, max: 3_650, unit: 'days', fallback: 90 },
    secretOverlapHours: { variable: 'WEBHOOK_SECRET_OVERLAP_HOURS', min: 0, max: 720, unit: 'hours', fallback: 24 },
  }),
};
