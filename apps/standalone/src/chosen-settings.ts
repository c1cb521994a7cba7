import type { ServiceName } from './product.js';
import type { StartContext } from './start-context.js';

export type Environment = Readonly<Record<string, string>>;
/** The supervisor's own environment. */
export type Given = StartContext['environment'];

/** Of the api and of the verifier alike: what one takes in must be readable to the other, and what one looks for is what the other judges. */
const PAPERS = [/^PAPER_MAX_[A-Z_]+$/, /^TRADE_RULES_FILE$/];
/** Of the api and of the worker alike: one makes the secrets that the other signs with. */
const WEBHOOKS = [/^WEBHOOK_REACH$/];

/** What of a service may be chosen by whoever starts the installation: limits, and partners outside. What is ours to wire is not among it. */
const CHOICES: Partial<Record<ServiceName, readonly RegExp[]>> = {
  api: [
    /^REGISTRY_(LOOKUPS|REGISTRATIONS)_PER_(MINUTE|DAY)$/,
    /^(CHAIN_LOG_BLOCKS|HTTP_BODY_LIMIT_BYTES|ACTS_PER_REQUEST|REVERIFY_POLL_MS)$/,
    /^HTTP_(ORIGINS|TRUSTED_PROXIES|HSTS_SECONDS|MAX_[A-Z_]+|[A-Z_]+_TIMEOUT_MS)$/,
    /^(API_PUBLIC_URL|API_CLIENTS_PER_PARTY|CLIENT_SECRET_OVERLAP_HOURS|CREDENTIAL_RECOVERY_DAYS|SIGN_IN_[A-Z_]+|RATE_LIMIT_[A-Z_]+)$/,
    /^TAX_BUREAU_(URL|TOKEN|TIMEOUT_MS)$/,
    /^(BATCH_[A-Z_]+|BATCHES_OPEN_PER_PARTY)$/,
    /^(CSV_ROWS_MAX|IDEMPOTENCY_KEYS_HOURS|AUDIT_(ADDRESSES|REFUSALS_PER_MINUTE|REFUSAL_KINDS))$/,
    /^(SITES_PER_PARTY|GATEWAYS_PER_SITE|GATEWAY_CERTIFICATE_DAYS|READINGS_[A-Z_]+|ENROLMENT_[A-Z_]+)$/,
    /^(MOVEMENT|MOVEMENT_LATE|OPENING|OPENING_AHEAD|RELEASE_ORDER|SHELVING)_HOURS_MAX$/,
    /^(SITE_[A-Z_]+|WEBHOOKS_PER_PARTY|EVIDENCE_FILES?_[A-Z_]+|ANCHOR_POLL_MS)$/,
    /^(SIGN_IN_[A-Z_]+|SESSION_[A-Z_]+|SESSIONS_PER_PERSON|PEOPLE_PER_PARTY|PERSON_LINK_HOURS)$/,
    ...PAPERS,
    ...WEBHOOKS,
  ],
  worker: [
    /^FACT_(POLL_MS|BATCH)$/,
    /^ANCHOR_(POLL_MS|SITES|DEADLINE_SECONDS)$/,
    /^AUDIT_(DAYS|SEAL_POLL_MS|ENTRIES_AT_ONCE)$/,
    /^WEBHOOKS_AT_ONCE$|^WEBHOOK_(POLL_MS|TIMEOUT_MS|LOG_DAYS|ANSWER_BYTES_MAX|ATTEMPTS_MAX|[A-Z]+_RETRY_MS|SECRET_OVERLAP_HOURS)$/,
    ...WEBHOOKS,
  ],
  ingest: [
    /^MQTT_[A-Z_0-9]+$/,
    /^INGEST_(LEASE|TICK|FREE_SITE|IDLE_SITE|SITE_POLL|TAKE_PAUSE|SETTINGS_POLL|STANDING_POLL|DRAIN_TIMEOUT)_MS$/,
    /^INGEST_(MAX_[A-Z_]+|IN_FLIGHT_BYTES|FAULTS)$/,
  ],
  verifier: [/^REVIEWER_PARTY$/, /^VERIFIER_BODY_LIMIT_BYTES$/, /^SCHEMATRON_(FILES|TIMEOUT_MS)$/, ...PAPERS],
  'blind-key': [/^BLIND_KEY_EVALUATIONS_(OF_ALL_)?PER_(MINUTE|DAY)$/, /^BLIND_KEY_POINTS_PER_REQUEST$/],
};

export function chosen(service: ServiceName, given: Given): Environment {
  const names = CHOICES[service] ?? [];
  const entries = Object.entries(given).filter(
    ([name, value]) => value !== undefined && names.some((choice) => choice.test(name)),
  );
  return Object.fromEntries(entries) as Environment;
}
