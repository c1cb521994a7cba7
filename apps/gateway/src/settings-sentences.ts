import type { Sentences } from '@tallystick/platform';

/** What the gateway's settings are for, and when to change them. */
export const GATEWAY_SENTENCES: Sentences = {
  GATEWAY_FOLDER:
    'Keys, enrolment and the buffer on disk; on a disk of the gateway’s own, readable by its account alone.',
  GATEWAY_CONFIGURATION:
    'The file that names its sensors; without it the gateway only sends signs of life, or plays a site.',
  GATEWAY_SIGNING_ALGORITHM: 'Of the key that is made when there is none; ES256 where a secure element wants it.',
  GATEWAY_PLAIN_TOKEN: 'What it shows to a broker of this machine that has no TLS; for tests.',
  BATCH_READINGS: 'How many readings are signed together at most; more cost less and come later.',
  BATCH_MS: 'How long a reading waits at most for others to be signed with.',
  SIGN_OF_LIFE_MS: 'After how long without a reading it says that it is there.',
  BUFFER_MAX_BYTES:
    'How much the buffer may take on disk; when it is full, new readings are refused and old ones kept.',
  BUFFER_HOURS: 'How long an outage the buffer must hold; the start is refused when BUFFER_MAX_BYTES cannot.',
  BUFFER_READINGS_PER_SECOND: 'How many readings come in at most, by which the buffer’s need is reckoned.',
  FORWARD_WINDOW: 'How many batches may be under way without the broker’s word; raise it for fast lines far away.',
  FORWARD_WITHOUT_RECEIPT: 'How many batches may be sent before a receipt covers them; then it waits.',
  RECEIPT_TIMEOUT_MS: 'After how long without a receipt batches are sent again.',
  RECONNECT_MIN_MS: 'The first pause before it connects again; each further one is longer.',
  RECONNECT_MAX_MS: 'The longest such pause; longer spares a metered line, shorter is back sooner.',
  ENROLMENT_POLL_MS: 'How often it asks whether it is let in, while it waits for that.',
};
