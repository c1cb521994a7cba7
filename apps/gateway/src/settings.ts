import {
  type Environment,
  optionalTextSetting,
  readSettings,
  SEEN_SETTINGS,
  type Setting,
  textSetting,
  wholeNumberSetting,
  explained,
} from '@tallystick/platform';
import { ALGORITHMS, GATEWAY_SETTING_RANGES, type SignatureAlgorithm } from '@tallystick/telemetry';
import { DEFAULT_BATCH_SETTINGS } from './batching/batch-settings.js';
import { requireCapacity } from './buffer/capacity.js';
import { GATEWAY_SENTENCES } from './settings-sentences.js';

export type GatewaySettings = ReturnType<typeof readGatewaySettings>;

const GIB = 1_073_741_824;

/** Throws `SettingsInvalid` with every fault. */
export function readGatewaySettings(environment: Environment) {
  const settings = readSettings(
    explained(
      {
        /** Keys, enrolment and the disk buffer. */
        folder: textSetting('GATEWAY_FOLDER', 'the path of the folder that the gateway keeps'),
        /** Its drivers; see README. None, when it plays a site. */
        configurationFile: optionalTextSetting('GATEWAY_CONFIGURATION'),
        seen: SEEN_SETTINGS,
        /** Of the key that is made when there is none. */
        algorithm: algorithmSetting('GATEWAY_SIGNING_ALGORITHM'),
        /** For a broker of this machine that has no TLS. */
        plainToken: optionalTextSetting('GATEWAY_PLAIN_TOKEN'),
        batching: {
          batchReadings: wholeNumberSetting(
            'BATCH_READINGS',
            GATEWAY_SETTING_RANGES.batchReadings,
            DEFAULT_BATCH_SETTINGS.batchReadings,
          ),
          batchMs: wholeNumberSetting('BATCH_MS', GATEWAY_SETTING_RANGES.batchMs, DEFAULT_BATCH_SETTINGS.batchMs),
          signOfLifeMs: wholeNumberSetting(
            'SIGN_OF_LIFE_MS',
            GATEWAY_SETTING_RANGES.signOfLifeMs,
            DEFAULT_BATCH_SETTINGS.signOfLifeMs,
          ),
        },
        capacity: {
          maxBytes: wholeNumberSetting('BUFFER_MAX_BYTES', { min: 10_000_000, max: 1_024 * GIB, unit: 'bytes' }, GIB),
          hours: wholeNumberSetting('BUFFER_HOURS', { min: 72, max: 10_000, unit: 'hours' }, 72),
          readingsPerSecond: wholeNumberSetting(
            'BUFFER_READINGS_PER_SECOND',
            { min: 1, max: 10_000, unit: 'readings a second' },
            20,
          ),
        },
        window: {
          windowBatches: wholeNumberSetting('FORWARD_WINDOW', { min: 1, max: 1_000, unit: 'batches' }, 50),
          unreceiptedBatches: wholeNumberSetting(
            'FORWARD_WITHOUT_RECEIPT',
            { min: 1, max: 100_000, unit: 'batches' },
            2_000,
          ),
          receiptTimeoutMs: wholeNumberSetting(
            'RECEIPT_TIMEOUT_MS',
            { min: 1_000, max: 3_600_000, unit: 'milliseconds' },
            30_000,
          ),
        },
        backoff: {
          minMs: wholeNumberSetting('RECONNECT_MIN_MS', { min: 10, max: 60_000, unit: 'milliseconds' }, 500),
          maxMs: wholeNumberSetting('RECONNECT_MAX_MS', { min: 100, max: 3_600_000, unit: 'milliseconds' }, 60_000),
        },
        /** While it waits to be let in. */
        enrolmentPollMs: wholeNumberSetting(
          'ENROLMENT_POLL_MS',
          { min: 100, max: 600_000, unit: 'milliseconds' },
          5_000,
        ),
      },
      GATEWAY_SENTENCES,
    ),
    environment,
  );
  requireCapacity(settings.capacity, settings.batching);
  return settings;
}

function algorithmSetting(variable: string): Setting<SignatureAlgorithm> {
  return {
    variable,
    parse: (text = 'EdDSA') => {
      const found = ALGORITHMS.find((algorithm) => algorithm === text);
      if (!found) throw new Error(`expected one of ${ALGORITHMS.join(', ')}`);
      return found;
    },
  };
}
