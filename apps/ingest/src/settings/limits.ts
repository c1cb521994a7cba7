import { wholeNumberSettings } from '@tallystick/platform';

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
  /** How often it is looked for changed settings of gateways. */
  settingsPollMs: {
    variable: 'INGEST_SETTINGS_POLL_MS',
    min: 10,
    max: 3_600_000,
    unit: 'milliseconds',
    fallback: 5_000,
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
