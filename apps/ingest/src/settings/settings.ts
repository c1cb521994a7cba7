import { availableParallelism } from 'node:os';
import {
  choiceSetting,
  type Environment,
  optionalPortSetting,
  optionalTextSetting,
  optionalUrlSetting,
  readSettings,
  SEEN_SETTINGS,
  SettingsInvalid,
  textSetting,
  urlSetting,
  wholeNumberSetting,
  COMMON_SENTENCES,
  explained,
} from '@tallystick/platform';
import { copyNameSetting } from './copy-name-setting.js';
import { brokerLimits, connectionLimits, embeddedLimits, intakeLimits, siteLimits } from './limits.js';
import { receiptKeySetting } from './receipt-key-setting.js';
import { INGEST_SENTENCES } from './sentences.js';

export type IngestSettings = ReturnType<typeof readIngestSettings>;

/** Of this machine's, one is for all else. */
const SPARE_CORES = Math.min(64, Math.max(1, availableParallelism() - 1));
const PORT = { min: 0, max: 65_535, unit: 'port number' };

/** Throws `SettingsInvalid` with every fault. */
export function readIngestSettings(environment: Environment) {
  const settings = readSettings(
    explained(
      {
        databaseUrl: urlSetting('DATABASE_URL', ['postgres:', 'postgresql:']),
        databasePoolSize: wholeNumberSetting('DATABASE_POOL_SIZE', { min: 2, max: 200, unit: 'connections' }, 10),
        name: copyNameSetting('INGEST_NAME'),
        receiptSigner: receiptKeySetting('RECEIPT_KEY'),
        /** That check signatures of batches, beside the one that does all else. */
        signatureThreads: wholeNumberSetting(
          'INGEST_SIGNATURE_THREADS',
          { min: 1, max: 64, unit: 'threads' },
          SPARE_CORES,
        ),
        health: {
          host: textSetting('INGEST_HEALTH_HOST', 'an address to listen on', '127.0.0.1'),
          port: wholeNumberSetting('INGEST_HEALTH_PORT', PORT, 8092),
        },
        /** Without TLS: on this machine alone, for tests and the demo. */
        plain: {
          host: choiceSetting('INGEST_PLAIN_HOST', { '127.0.0.1': '127.0.0.1', '::1': '::1' }, '127.0.0.1'),
          port: optionalPortSetting('INGEST_PLAIN_PORT'),
          token: optionalTextSetting('INGEST_PLAIN_TOKEN'),
        },
        tls: {
          host: textSetting('INGEST_TLS_HOST', 'an address to listen on', '0.0.0.0'),
          port: optionalPortSetting('INGEST_TLS_PORT'),
          certFile: optionalTextSetting('INGEST_TLS_CERT_FILE'),
          keyFile: optionalTextSetting('INGEST_TLS_KEY_FILE'),
          caFile: optionalTextSetting('INGEST_TLS_CA_FILE'),
          crlFile: optionalTextSetting('INGEST_TLS_CRL_FILE'),
          /** No: also certificates of another authority in the CA file, which the platform cannot take back. */
          isIssuedOnly: choiceSetting('INGEST_TLS_ISSUED_ONLY', { yes: true, no: false }, true),
        },
        broker: {
          url: optionalUrlSetting('MQTT_URL', ['mqtt:', 'mqtts:']),
          protocolVersion: choiceSetting<4 | 5>('MQTT_VERSION', { '5': 5, '3.1.1': 4 }, 5),
          caFile: optionalTextSetting('MQTT_CA_FILE'),
          certFile: optionalTextSetting('MQTT_CERT_FILE'),
          keyFile: optionalTextSetting('MQTT_KEY_FILE'),
          clientIdPrefix: textSetting('MQTT_CLIENT_ID_PREFIX', 'what our client ids begin with', 'tallystick-ingest-'),
          isBrokerTrusted: choiceSetting('MQTT_BROKER_AUTHENTICATES', { yes: true, no: false }, false),
        },
        embeddedLimits,
        connectionLimits,
        siteLimits,
        intakeLimits,
        brokerLimits,
        seen: SEEN_SETTINGS,
        /** For tests of falls alone; see `ingestFaultsFromText`. */
        faults: optionalTextSetting('INGEST_FAULTS'),
      },
      { ...COMMON_SENTENCES, ...INGEST_SENTENCES },
    ),
    environment,
  );
  const faults = [...doorFaults(settings), ...tlsFaults(settings)];
  if (faults.length > 0) throw new SettingsInvalid(faults);
  return settings;
}

interface Doors {
  readonly plain: { readonly port: number | undefined; readonly token: string | undefined };
  readonly tls: Readonly<Record<'certFile' | 'keyFile' | 'caFile', string | undefined>> & {
    readonly port: number | undefined;
  };
  readonly broker: { readonly url: string | undefined };
}

const SHORTEST_TOKEN = 20;

function doorFaults({ plain, tls, broker }: Doors): string[] {
  if (plain.port === undefined && tls.port === undefined && broker.url === undefined) {
    return ['INGEST_TLS_PORT: is not set; expected this, or MQTT_URL, or INGEST_PLAIN_PORT for tests'];
  }
  if (plain.port === undefined || (plain.token ?? '').length >= SHORTEST_TOKEN) return [];
  return [`INGEST_PLAIN_TOKEN: expected at least ${SHORTEST_TOKEN} random characters, as INGEST_PLAIN_PORT is set`];
}

function tlsFaults({ tls }: Doors): string[] {
  if (tls.port === undefined) return [];
  const needed = {
    INGEST_TLS_CERT_FILE: tls.certFile,
    INGEST_TLS_KEY_FILE: tls.keyFile,
    INGEST_TLS_CA_FILE: tls.caFile,
  };
  return Object.entries(needed)
    .filter(([, file]) => file === undefined)
    .map(([variable]) => `${variable}: is not set; expected the path of a PEM file, as INGEST_TLS_PORT is set`);
}
