import { ed25519KeyOf, verifyingKeyOf } from '@tallystick/telemetry';
import { chosen, type Environment, type Given } from './chosen-settings.js';
import { HOST } from './ports.js';
import type { Secrets } from './secrets.js';
import type { TelemetryFiles } from './telemetry-files.js';
import type { Wiring } from './wiring.js';

/** What the api must know to let gateways in. */
export function entranceEnvironment({ authority, mqttPort }: TelemetryFiles, { keys }: Secrets): Environment {
  return {
    GATEWAY_CA_CERTIFICATE_FILE: authority.certificate,
    GATEWAY_CA_KEY_FILE: authority.key,
    GATEWAY_BROKERS: `mqtts://${HOST}:${mqttPort}`,
    RECEIPT_PUBLIC_KEY: publicKeyOf(keys.receipt),
  };
}

/** The intake, with its broker inside, and one outside if `MQTT_URL` is given. */
export function ingestEnvironment(
  { telemetry: { authority, listener, mqttPort }, databaseUrls, ingestHealthPort }: Wiring,
  { keys }: Secrets,
  given: Given,
): Environment {
  return {
    DATABASE_URL: databaseUrls.ingest,
    INGEST_NAME: 'standalone',
    INGEST_HEALTH_HOST: HOST,
    INGEST_HEALTH_PORT: String(ingestHealthPort),
    INGEST_TLS_HOST: HOST,
    INGEST_TLS_PORT: String(mqttPort),
    INGEST_TLS_CERT_FILE: listener.certificate,
    INGEST_TLS_KEY_FILE: listener.key,
    INGEST_TLS_CA_FILE: authority.certificate,
    INGEST_TLS_ISSUED_ONLY: 'yes',
    RECEIPT_KEY: keys.receipt,
    ...chosen('ingest', given),
  };
}

/** @param seed of an Ed25519 key, 0x hex. @returns as `RECEIPT_PUBLIC_KEY` takes it */
function publicKeyOf(seed: string): string {
  const { algorithm, publicKey } = verifyingKeyOf(ed25519KeyOf(Buffer.from(seed.slice(2), 'hex')));
  return `${algorithm}:${Buffer.from(publicKey).toString('base64url')}`;
}
