import { wholeNumberSettings } from '@tallystick/platform';
import { DEFAULT_INTAKE_LIMITS } from '@tallystick/telemetry/store';

const MIB = 1_048_576;

/** Of the broker inside. */
export const embeddedLimits = wholeNumberSettings({
  maxPacketBytes: { variable: 'INGEST_MAX_PACKET_BYTES', min: 1_024, max: 16 * MIB, unit: 'bytes', fallback: MIB / 4 },
  /** Of one connection, about: what is read of it and not yet settled. */
  inFlightBytes: { variable: 'INGEST_IN_FLIGHT_BYTES', min: 1_024, max: 16 * MIB, unit: 'bytes', fallback: MIB / 16 },
  connectTimeoutMs: {
    ...{ variable: 'INGEST_CONNECT_TIMEOUT_MS', min: 100, max: 600_000, unit: 'milliseconds', fallback: 10_000 },
  },
  drainTimeoutMs: {
    ...{ variable: 'INGEST_DRAIN_TIMEOUT_MS', min: 100, max: 3_600_000, unit: 'milliseconds', fallback: 60_000 },
  },
  /** The longest that a gateway may ask for. */
  maxKeepAliveSeconds: {
    ...{ variable: 'INGEST_MAX_KEEP_ALIVE_SECONDS', min: 1, max: 65_535, unit: 'seconds', fallback: 300 },
  },
});

export const connectionLimits = wholeNumberSettings({
  maxConnections: { variable: 'INGEST_MAX_CONNECTIONS', min: 1, max: 1_000_000, unit: 'connections', fallback: 5_000 },
  maxConnectionsPerAddress: {
    ...{ variable: 'INGEST_MAX_CONNECTIONS_PER_ADDRESS', min: 1, max: 1_000_000, unit: 'connections', fallback: 200 },
  },
});

export const siteLimits = wholeNumberSettings({
  leaseMs: { variable: 'INGEST_LEASE_MS', min: 300, max: 3_600_000, unit: 'milliseconds', fallback: 15_000 },
  tickMs: { variable: 'INGEST_TICK_MS', min: 10, max: 60_000, unit: 'milliseconds', fallback: 1_000 },
  /** How often it is looked for sites that nobody holds. */
  sitePollMs: { variable: 'INGEST_SITE_POLL_MS', min: 10, max: 3_600_000, unit: 'milliseconds', fallback: 2_000 },
  /** The pause after each site that is taken unasked. */
  takePauseMs: { variable: 'INGEST_TAKE_PAUSE_MS', min: 0, max: 60_000, unit: 'milliseconds', fallback: 50 },
  /** With the broker inside: how long a site has been free before it is taken without a gateway that connects. */
  freeSiteMs: { variable: 'INGEST_FREE_SITE_MS', min: 0, max: 3_600_000, unit: 'milliseconds', fallback: 15_000 },
  /** With the broker inside: how long a site without a connection is held while there are other copies. */
  idleSiteMs: { variable: 'INGEST_IDLE_SITE_MS', min: 100, max: 86_400_000, unit: 'milliseconds', fallback: 120_000 },
  /** How often it is looked for certificates that have ended; one that is taken back is announced. */
  standingPollMs: {
    ...{ variable: 'INGEST_STANDING_POLL_MS', min: 10, max: 3_600_000, unit: 'milliseconds', fallback: 10_000 },
  },
  /** How often it is looked for changed settings of gateways. */
  settingsPollMs: {
    variable: 'INGEST_SETTINGS_POLL_MS',
    min: 10,
    max: 3_600_000,
    unit: 'milliseconds',
    fallback: 5_000,
  },
});

const limit = DEFAULT_INTAKE_LIMITS;
const MANY = 10_000_000;

/** Of each site's intake; see `IntakeLimits`. What a batch may be is not set here: gateways keep to it as well. */
export const intakeLimits = wholeNumberSettings({
  maxQueued: { variable: 'INTAKE_MAX_QUEUED', min: 1, max: MANY, unit: 'messages', fallback: limit.maxQueued },
  maxQueuedBytes: {
    ...{ variable: 'INTAKE_MAX_QUEUED_BYTES', min: MIB, max: 1_024 * MIB, unit: 'bytes' },
    fallback: limit.maxQueuedBytes,
  },
  maxTogether: { variable: 'INTAKE_MAX_TOGETHER', min: 1, max: MANY, unit: 'messages', fallback: limit.maxTogether },
  maxTogetherBytes: {
    ...{ variable: 'INTAKE_MAX_TOGETHER_BYTES', min: MIB / 4, max: 256 * MIB, unit: 'bytes' },
    fallback: limit.maxTogetherBytes,
  },
  gapMs: { variable: 'INTAKE_GAP_MS', min: 100, max: 86_400_000, unit: 'milliseconds', fallback: limit.gapMs },
  keysMs: { variable: 'INTAKE_KEYS_MS', min: 100, max: 3_600_000, unit: 'milliseconds', fallback: limit.keysMs },
  unknownKeyMs: {
    ...{ variable: 'INTAKE_UNKNOWN_KEY_MS', min: 10, max: 3_600_000, unit: 'milliseconds' },
    fallback: limit.unknownKeyMs,
  },
  retryMs: { variable: 'INTAKE_RETRY_MS', min: 1, max: 60_000, unit: 'milliseconds', fallback: limit.retryMs },
  maxRetryMs: {
    variable: 'INTAKE_MAX_RETRY_MS',
    min: 1,
    max: 600_000,
    unit: 'milliseconds',
    fallback: limit.maxRetryMs,
  },
  maxQuarantinedPerHour: {
    ...{ variable: 'INTAKE_MAX_QUARANTINED_PER_HOUR', min: 1, max: MANY, unit: 'messages of a gateway' },
    fallback: limit.maxQuarantinedPerHour,
  },
  maxQuarantinedBytes: {
    ...{ variable: 'INTAKE_MAX_QUARANTINED_BYTES', min: 0, max: MIB, unit: 'bytes' },
    fallback: limit.maxQuarantinedBytes,
  },
  maxAside: {
    variable: 'INTAKE_MAX_ASIDE',
    min: 1,
    max: MANY,
    unit: 'messages under a number',
    fallback: limit.maxAside,
  },
  maxSeries: {
    variable: 'INTAKE_MAX_SERIES',
    min: 1,
    max: MANY,
    unit: 'series of a gateway',
    fallback: limit.maxSeries,
  },
  maxSeriesKept: {
    ...{ variable: 'INTAKE_MAX_SERIES_KEPT', min: 1, max: MANY, unit: 'series of a site' },
    fallback: limit.maxSeriesKept,
  },
});

/** Of the external broker. */
export const brokerLimits = wholeNumberSettings({
  keepAliveSeconds: { variable: 'MQTT_KEEP_ALIVE_SECONDS', min: 1, max: 65_535, unit: 'seconds', fallback: 30 },
  receiveMaximum: { variable: 'MQTT_RECEIVE_MAXIMUM', min: 1, max: 65_535, unit: 'messages', fallback: 1_000 },
  sessionExpirySeconds: {
    ...{ variable: 'MQTT_SESSION_EXPIRY_SECONDS', min: 60, max: 4_294_967_294, unit: 'seconds', fallback: 604_800 },
  },
  maxPacketBytes: { variable: 'MQTT_MAX_PACKET_BYTES', min: 1_024, max: 16 * MIB, unit: 'bytes', fallback: MIB / 4 },
  connectTimeoutMs: {
    ...{ variable: 'MQTT_CONNECT_TIMEOUT_MS', min: 100, max: 600_000, unit: 'milliseconds', fallback: 10_000 },
  },
  reconnectMs: { variable: 'MQTT_RECONNECT_MS', min: 10, max: 60_000, unit: 'milliseconds', fallback: 500 },
  maxReconnectMs: {
    variable: 'MQTT_MAX_RECONNECT_MS',
    min: 10,
    max: 3_600_000,
    unit: 'milliseconds',
    fallback: 30_000,
  },
});
