import { describe, expect, it } from '@jest/globals';
import { SettingsInvalid } from '@tallystick/platform';
import { readIngestSettings } from './settings.js';

const secret = 'ab'.repeat(32);
const environment = {
  DATABASE_URL: 'postgres://u:p@localhost/db',
  INGEST_NAME: 'copy-1',
  RECEIPT_KEY: `0x${secret}`,
  INGEST_PLAIN_PORT: '0',
  INGEST_PLAIN_TOKEN: 'a-token-of-this-installation',
};

function faults(changes: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    readIngestSettings({ ...environment, ...changes });
    return [];
  } catch (error) {
    if (error instanceof SettingsInvalid) return error.faults;
    throw error;
  }
}

describe('the intake’s settings', () => {
  it('are read with what they are when left out', () => {
    const { siteLimits, broker, plain, tls, receiptSigner } = readIngestSettings(environment);
    expect(siteLimits).toMatchObject({ leaseMs: 15_000, tickMs: 1_000 });
    expect(broker).toMatchObject({ url: undefined, protocolVersion: 5, isBrokerTrusted: false });
    expect([plain.host, plain.port, tls.port]).toEqual(['127.0.0.1', 0, undefined]);
    expect(receiptSigner.algorithm).toBe('EdDSA');
  });

  it('want a way in', () => {
    expect(faults({ INGEST_PLAIN_PORT: undefined })).toEqual([expect.stringMatching(/^INGEST_TLS_PORT: is not set/)]);
    expect(faults({ INGEST_PLAIN_PORT: undefined, MQTT_URL: 'mqtts://broker' })).toEqual([]);
    expect(faults({ MQTT_URL: 'http://broker' })).toEqual([
      expect.stringMatching(/^MQTT_URL: .*mqtt:\/\/ or mqtts:\/\//),
    ]);
  });

  it('want a token at the door without TLS, which is on this machine alone', () => {
    expect(faults({ INGEST_PLAIN_TOKEN: 'short' })).toEqual([
      expect.stringMatching(/^INGEST_PLAIN_TOKEN: .* 20 random/),
    ]);
    expect(faults({ INGEST_PLAIN_HOST: '0.0.0.0' })).toEqual([
      expect.stringMatching(/^INGEST_PLAIN_HOST: expected 127.0.0.1 or ::1/),
    ]);
  });

  it('want certificates at the door with TLS', () => {
    const told = faults({ INGEST_TLS_PORT: '8883', INGEST_TLS_CA_FILE: 'ca.pem' });
    expect(told.map((fault) => fault.split(':')[0])).toEqual(['INGEST_TLS_CERT_FILE', 'INGEST_TLS_KEY_FILE']);
  });

  it('want a copy to have a name of its own', () => {
    for (const name of [undefined, 'a b', 'x'.repeat(41)]) {
      expect(faults({ INGEST_NAME: name })).toEqual([
        expect.stringMatching(/^INGEST_NAME: .*a name of this copy alone/),
      ]);
    }
  });

  it('report all faults at once, and no secret', () => {
    const told = faults({ RECEIPT_KEY: secret, DATABASE_URL: undefined, INGEST_TICK_MS: '1 s', MQTT_VERSION: '4' });
    expect(told.map((fault) => fault.split(':')[0])).toEqual([
      'DATABASE_URL',
      'RECEIPT_KEY',
      'MQTT_VERSION',
      'INGEST_TICK_MS',
    ]);
    expect(told.join()).not.toContain(secret);
    expect(told.join()).toContain('0x and the 64 hex digits of its seed');
  });
});
