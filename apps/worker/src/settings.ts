import {
  AUDIT_KEEPING_SETTINGS,
  type Environment,
  finalitySetting,
  optionalPrivateKeySetting,
  optionalTextSetting,
  privateKeysSetting,
  readSettings,
  SEEN_SETTINGS,
  textSetting,
  urlSetting,
  wholeNumberSetting,
  COMMON_SENTENCES,
  explained,
} from '@tallystick/platform';
import { WEBHOOK_SENDING_SETTINGS } from '@tallystick/webhooks';
import { WORKER_SENTENCES } from './settings-sentences.js';

export type WorkerSettings = ReturnType<typeof readWorkerSettings>;

/** Throws `SettingsInvalid` with every fault. */
export function readWorkerSettings(environment: Environment) {
  return readSettings(
    explained(
      {
        databaseUrl: urlSetting('DATABASE_URL', ['postgres:', 'postgresql:']),
        databasePoolSize: wholeNumberSetting('DATABASE_POOL_SIZE', { min: 2, max: 200, unit: 'connections' }, 5),
        chainRpcUrl: urlSetting('CHAIN_RPC_URL', ['http:', 'https:']),
        chainFinality: finalitySetting('CHAIN_FINALITY'),
        chainPollMs: wholeNumberSetting('CHAIN_POLL_MS', { min: 10, max: 60_000, unit: 'milliseconds' }, 500),
        /** How often it is looked for what has come true by itself, and how much of each kind is stated at once at most. */
        factPollMs: wholeNumberSetting('FACT_POLL_MS', { min: 10, max: 3_600_000, unit: 'milliseconds' }, 10_000),
        factBatch: wholeNumberSetting('FACT_BATCH', { min: 1, max: 1_000, unit: 'facts' }, 100),
        deploymentFile: textSetting('DEPLOYMENT_FILE', 'the path of the deployment’s JSON file'),
        relayerKeys: privateKeysSetting('RELAYER_KEYS'),
        /** The account under which the logs of sites are anchored; without it nothing is. */
        evidenceLogKey: optionalPrivateKeySetting('EVIDENCE_LOG_KEY'),
        anchorPollMs: wholeNumberSetting('ANCHOR_POLL_MS', { min: 10, max: 86_400_000, unit: 'milliseconds' }, 60_000),
        /** Under one signature at most: three hundred first anchors of sites numbered at random still fit a transaction. */
        anchorSites: wholeNumberSetting('ANCHOR_SITES', { min: 1, max: 300, unit: 'sites' }, 200),
        /** How long a signed batch may wait for its block; the chain takes a day at most. */
        anchorDeadlineSeconds: wholeNumberSetting(
          'ANCHOR_DEADLINE_SECONDS',
          { min: 30, max: 43_200, unit: 'seconds' },
          600,
        ),
        webhooks: WEBHOOK_SENDING_SETTINGS,
        audit: AUDIT_KEEPING_SETTINGS,
        seen: SEEN_SETTINGS,
        /** For tests of falls alone; see `workerFaultsFromText`. */
        faults: optionalTextSetting('WORKER_FAULTS'),
      },
      { ...COMMON_SENTENCES, ...WORKER_SENTENCES },
    ),
    environment,
  );
}
