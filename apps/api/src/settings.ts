import { PEOPLE_SETTINGS } from '@tallystick/parties/http';
import {
  type Environment,
  finalitySetting,
  optionalTextSetting,
  optionalUrlSetting,
  readSettings,
  SEEN_SETTINGS,
  textSetting,
  urlSetting,
  wholeNumberSetting,
  wholeNumberSettings,
  COMMON_SENTENCES,
  explained,
} from '@tallystick/platform';
import { DEFAULT_BUNDLE_LIMITS } from '@tallystick/telemetry';
import { ALARMS_SETTINGS } from '@tallystick/telemetry/http';
import { PAPER_LIMIT_SETTINGS, PAPER_SENTENCES } from '@tallystick/trade/papers';
import { WEBHOOK_SETTINGS } from '@tallystick/webhooks';
import { ACTING_SETTINGS } from './acting-settings.js';
import { AUDIT_SETTINGS } from './audit-settings.js';
import { BATCHES_SETTINGS } from './batches-settings.js';
import { DEMO_SETTINGS, requireOwnMachine } from './demo-settings.js';
import { LISTS_SETTINGS } from './lists-settings.js';
import { MACHINES_SETTINGS } from './machines-settings.js';
import { PAGES_SETTINGS } from './pages/pages-settings.js';
import { QUOTES_SETTINGS } from './quotes-settings.js';
import { SITES_SETTINGS } from './sites-settings.js';
import { requireSafeTransport, TRANSPORT_SETTINGS } from './transport/transport-settings.js';
import { API_SENTENCES } from './settings-sentences.js';

export type ApiSettings = ReturnType<typeof readApiSettings>;

/** A limit of the duplicate registry. */
const ofOneBank = (what: string, period: string) => ({
  min: 1,
  max: 100_000_000,
  unit: `${what} by one bank a ${period}`,
});

/** Throws `SettingsInvalid` with every fault. */
export function readApiSettings(environment: Environment) {
  const settings = readSettings(
    explained(
      {
        databaseUrl: urlSetting('DATABASE_URL', ['postgres:', 'postgresql:']),
        databasePoolSize: wholeNumberSetting('DATABASE_POOL_SIZE', { min: 1, max: 200, unit: 'connections' }, 10),
        chainRpcUrl: urlSetting('CHAIN_RPC_URL', ['http:', 'https:']),
        chainFinality: finalitySetting('CHAIN_FINALITY'),
        chainClockToleranceSeconds: wholeNumberSetting(
          'CHAIN_CLOCK_TOLERANCE_SECONDS',
          { min: 1, max: 3_600, unit: 'seconds' },
          60,
        ),
        /** Nodes refuse wider questions: Besu, by default, any beyond 5,000. */
        chainLogBlocks: wholeNumberSetting('CHAIN_LOG_BLOCKS', { min: 1, max: 10_000_000, unit: 'blocks' }, 5_000),
        deploymentFile: textSetting('DEPLOYMENT_FILE', 'the path of the deployment’s JSON file'),
        httpHost: textSetting('HTTP_HOST', 'an address to listen on', '127.0.0.1'),
        httpPort: wholeNumberSetting('HTTP_PORT', { min: 0, max: 65_535, unit: 'port number' }, 8080),
        httpBodyLimitBytes: wholeNumberSetting(
          'HTTP_BODY_LIMIT_BYTES',
          { min: 10_000, max: 100_000_000, unit: 'bytes' },
          5_000_000,
        ),
        transport: TRANSPORT_SETTINGS,
        evidence: wholeNumberSettings({
          maxEntries: {
            variable: 'EVIDENCE_FILE_MAX_ENTRIES',
            ...{ min: 1, max: DEFAULT_BUNDLE_LIMITS.maxEntries, unit: 'entries', fallback: 5_000 },
          },
          maxBytes: {
            variable: 'EVIDENCE_FILE_MAX_BYTES',
            ...{ min: 10_000, max: DEFAULT_BUNDLE_LIMITS.maxBytes, unit: 'bytes', fallback: 33_554_432 },
          },
          /** A file takes its size in memory several times over. */
          atOnce: { variable: 'EVIDENCE_FILES_AT_ONCE', min: 1, max: 50, unit: 'files', fallback: 2 },
          /** Meanwhile the process does nothing else. */
          maxDerivationMs: {
            variable: 'EVIDENCE_FILE_DERIVATION_MS',
            ...{ min: 10, max: 60_000, unit: 'milliseconds', fallback: 2_000 },
          },
          /** The worker's: by it is said when what is not anchored yet will be. */
          anchorPollMs: {
            variable: 'ANCHOR_POLL_MS',
            min: 10,
            max: 86_400_000,
            unit: 'milliseconds',
            fallback: 60_000,
          },
        }),
        paperLimits: wholeNumberSettings(PAPER_LIMIT_SETTINGS),
        /** The operator's own thresholds: by them it is looked for what a verifier then judges, so both have the same file. */
        tradeRulesFile: optionalTextSetting('TRADE_RULES_FILE'),
        /** All are stored by one statement, and PostgreSQL takes 65,535 values in one: five for each of an act's four signatories at most. */
        actsPerRequest: wholeNumberSetting('ACTS_PER_REQUEST', { min: 1, max: 3_000, unit: 'acts' }, 500),
        verifierUrl: urlSetting('VERIFIER_URL', ['http:', 'https:']),
        verifierToken: textSetting('VERIFIER_TOKEN', 'the token that the verifier service expects'),
        verifierTimeoutMs: wholeNumberSetting(
          'VERIFIER_TIMEOUT_MS',
          { min: 100, max: 600_000, unit: 'milliseconds' },
          30_000,
        ),
        /** How often it is looked for attested invoices that were credited since, to have them verified again. */
        reverifyPollMs: wholeNumberSetting(
          'REVERIFY_POLL_MS',
          { min: 10, max: 3_600_000, unit: 'milliseconds' },
          2_000,
        ),
        taxBureauUrl: optionalUrlSetting('TAX_BUREAU_URL', ['http:', 'https:']),
        taxBureauToken: textSetting('TAX_BUREAU_TOKEN', 'the token that the tax bureau’s check expects', 'none'),
        taxBureauTimeoutMs: wholeNumberSetting(
          'TAX_BUREAU_TIMEOUT_MS',
          { min: 100, max: 60_000, unit: 'milliseconds' },
          10_000,
        ),
        blindKeyUrl: urlSetting('BLIND_KEY_URL', ['http:', 'https:']),
        blindKeyToken: textSetting('BLIND_KEY_TOKEN', 'the token that the blind key’s service expects'),
        blindKeyTimeoutMs: wholeNumberSetting(
          'BLIND_KEY_TIMEOUT_MS',
          { min: 100, max: 600_000, unit: 'milliseconds' },
          10_000,
        ),
        lookupsPerMinute: wholeNumberSetting('REGISTRY_LOOKUPS_PER_MINUTE', ofOneBank('lookups', 'minute'), 60),
        lookupsPerDay: wholeNumberSetting('REGISTRY_LOOKUPS_PER_DAY', ofOneBank('lookups', 'day'), 2_000),
        registrationsPerMinute: wholeNumberSetting(
          'REGISTRY_REGISTRATIONS_PER_MINUTE',
          ofOneBank('registrations', 'minute'),
          60,
        ),
        registrationsPerDay: wholeNumberSetting(
          'REGISTRY_REGISTRATIONS_PER_DAY',
          ofOneBank('registrations', 'day'),
          2_000,
        ),
        people: PEOPLE_SETTINGS,
        acting: ACTING_SETTINGS,
        batches: BATCHES_SETTINGS,
        quotes: QUOTES_SETTINGS,
        pages: PAGES_SETTINGS,
        demo: DEMO_SETTINGS,
        lists: LISTS_SETTINGS,
        audit: AUDIT_SETTINGS,
        machines: MACHINES_SETTINGS,
        sites: SITES_SETTINGS,
        alarms: ALARMS_SETTINGS,
        webhooks: WEBHOOK_SETTINGS,
        operatorClientId: textSetting('OPERATOR_CLIENT_ID', 'the operator’s client id', 'operator'),
        operatorClientSecret: textSetting(
          'OPERATOR_CLIENT_SECRET',
          'the operator’s secret, at least 32 random characters',
        ),
        seen: SEEN_SETTINGS,
        readyFile: optionalTextSetting('READY_FILE'),
      },
      { ...COMMON_SENTENCES, ...PAPER_SENTENCES, ...API_SENTENCES },
    ),
    environment,
  );
  requireSafeTransport(settings.transport, settings.httpHost);
  requireOwnMachine(settings);
  return settings;
}
