import type { Sentences } from '@tallystick/platform';

const OF_BROKER_INSIDE = ' Of the broker inside.';
const MEMORY = 'Raise it with memory to spare.';

/** What the intake's settings are for, and when to change them. */
export const INGEST_SENTENCES: Sentences = {
  INGEST_NAME: 'This copy’s own name, which stays when it starts again; no two copies have one.',
  RECEIPT_KEY:
    'Signs the receipts that gateways wait for before they forget; they pinned its public half, so a new one means letting them in anew.',
  INGEST_SIGNATURE_THREADS:
    'Threads that check signatures of batches, beside the one that does all else; as many as there are cores to spare.',
  INGEST_HEALTH_HOST: 'Where health is told; it says counts and nothing of sites.',
  INGEST_HEALTH_PORT: 'The port of /health/live and /health/ready.',
  INGEST_PLAIN_HOST: 'Where gateways come in without TLS: this machine alone, for tests and the demo.',
  INGEST_PLAIN_PORT:
    'The port for gateways without TLS; without it that door is not there, as it should be in production.',
  INGEST_PLAIN_TOKEN: 'What gateways show as password at the door without TLS.',
  INGEST_TLS_HOST: 'Where gateways come in with TLS to the broker inside.',
  INGEST_TLS_PORT:
    'The port for gateways with TLS; without it the broker inside is not reached, and MQTT_URL names another.',
  INGEST_TLS_CERT_FILE: 'The certificate of that door, PEM; by a name of GATEWAY_BROKERS. Read at the start.',
  INGEST_TLS_KEY_FILE: 'The private key of INGEST_TLS_CERT_FILE, PEM.',
  INGEST_TLS_CA_FILE:
    'Authorities whose gateways are let in, PEM: the platform’s own, and others where INGEST_TLS_ISSUED_ONLY is no.',
  INGEST_TLS_CRL_FILE:
    'Certificates that another authority took back, PEM; read at the start. The platform’s own need none.',
  INGEST_TLS_ISSUED_ONLY:
    'Whether only certificates that the platform issued are let in; no, where gateways have an authority of their own.',
  MQTT_URL: 'A broker of your own, which gateways connect to instead of the one inside; mqtts except on this machine.',
  MQTT_VERSION: 'The protocol that is spoken with that broker; 5 lets it be told how much may be under way.',
  MQTT_CA_FILE: 'The authority of that broker’s certificate, PEM; those that Node knows without it.',
  MQTT_CERT_FILE: 'The certificate that the intake shows to that broker, PEM.',
  MQTT_KEY_FILE: 'The private key of MQTT_CERT_FILE, PEM.',
  MQTT_CLIENT_ID_PREFIX:
    'What a site’s session at that broker is called, before the site; another one leaves what waits in the old sessions.',
  MQTT_BROKER_AUTHENTICATES:
    'Whether that broker lets gateways in by certificate, and each to its own topics alone; yes only if it does, for unsigned readings are then believed.',
  INGEST_MAX_PACKET_BYTES: 'How large a packet of a gateway may be; larger ones are refused.' + OF_BROKER_INSIDE,
  INGEST_IN_FLIGHT_BYTES:
    'How much of one connection is read and not yet settled; raise it for fast gateways far away.' + OF_BROKER_INSIDE,
  INGEST_CONNECT_TIMEOUT_MS: 'How long a connection may take to say who it is.' + OF_BROKER_INSIDE,
  INGEST_DRAIN_TIMEOUT_MS:
    'How long a gateway may take to read what is sent to it before it is disconnected.' + OF_BROKER_INSIDE,
  INGEST_MAX_KEEP_ALIVE_SECONDS:
    'The longest silence that a gateway may ask for; after half as long again it counts as lost.' + OF_BROKER_INSIDE,
  INGEST_MAX_CONNECTIONS: 'How many gateways may be connected to this copy.' + OF_BROKER_INSIDE,
  INGEST_MAX_CONNECTIONS_PER_ADDRESS:
    'How many may be connected from one address; raise it for warehouses behind one router.' + OF_BROKER_INSIDE,
  INGEST_LEASE_MS:
    'After how long without a word from its copy a site is free for another; lower takes over sooner and forgives shorter pauses.',
  INGEST_TICK_MS: 'How often leases are renewed and what time alone decides is looked at; well below INGEST_LEASE_MS.',
  INGEST_SITE_POLL_MS: 'How often it is looked for sites that nobody holds.',
  INGEST_TAKE_PAUSE_MS: 'The pause after each site that is taken unasked, so that several copies share them.',
  INGEST_FREE_SITE_MS:
    'How long a site has been free before it is taken without a gateway that connects.' + OF_BROKER_INSIDE,
  INGEST_IDLE_SITE_MS: 'How long a site without a connection is held while there are other copies.' + OF_BROKER_INSIDE,
  INGEST_STANDING_POLL_MS:
    'How often it is looked for certificates that have ended; one that is taken back is announced at once.',
  INGEST_SETTINGS_POLL_MS: 'How often it is looked for changed settings of gateways, should an announcement be missed.',
  INTAKE_MAX_QUEUED: 'How many messages of a site may wait to be stored; beyond, gateways are kept waiting. ' + MEMORY,
  INTAKE_MAX_QUEUED_BYTES: 'How large those may be together. ' + MEMORY,
  INTAKE_MAX_TOGETHER: 'How many messages are stored in one transaction; more is faster, and longer for each.',
  INTAKE_MAX_TOGETHER_BYTES: 'How large those may be together.',
  INTAKE_GAP_MS:
    'How long a missing number is waited for before a gap is told; raise it where messages come out of order.',
  INTAKE_KEYS_MS: 'How old the list of gateways’ keys may be; a key that is taken back counts for as long at most.',
  INTAKE_UNKNOWN_KEY_MS:
    'How soon after it was read that list is read again for an unknown key; lower asks the database more.',
  INTAKE_RETRY_MS: 'The first pause after the database refused; each further one is longer.',
  INTAKE_MAX_RETRY_MS: 'The longest pause after the database refused.',
  INTAKE_MAX_QUARANTINED_PER_HOUR:
    'How many refused messages of a gateway are kept an hour, to be looked at; the others are counted.',
  INTAKE_MAX_QUARANTINED_BYTES: 'How much is kept of each of them.',
  INTAKE_MAX_ASIDE: 'How many contradicting messages under one number are kept as proof.',
  INTAKE_MAX_SERIES: 'How many series one gateway may have; raise it for gateways with very many sensors.',
  INTAKE_MAX_SERIES_KEPT: 'How many series of a site are kept in memory. ' + MEMORY,
  MQTT_KEEP_ALIVE_SECONDS: 'After how long a silence the broker of your own is asked whether it is there.',
  MQTT_RECEIVE_MAXIMUM: 'How many messages of a site that broker may send before they are acknowledged.',
  MQTT_SESSION_EXPIRY_SECONDS:
    'How long that broker keeps what a site’s gateways sent while no copy of the intake is there; more than your longest outage.',
  MQTT_MAX_PACKET_BYTES: 'How large a packet that broker may send; as large as it takes from gateways.',
  MQTT_CONNECT_TIMEOUT_MS: 'How long that broker may take to let the intake in.',
  MQTT_RECONNECT_MS: 'The first pause before it is connected to again; each further one is twice as long.',
  MQTT_MAX_RECONNECT_MS: 'The longest such pause.',
};
