import { optionalTextSetting, wholeNumberSettings } from '@tallystick/platform';

/** Of sites and the gateways that come in there. Without authority, brokers and receipt key no gateway can come in; all else works. */
export const SITES_SETTINGS = {
  limits: wholeNumberSettings({
    sitesPerParty: { variable: 'SITES_PER_PARTY', min: 1, max: 1_000_000, unit: 'sites', fallback: 1_000 },
    gatewaysPerSite: { variable: 'GATEWAYS_PER_SITE', min: 1, max: 100_000, unit: 'gateways', fallback: 1_000 },
    latestDays: { variable: 'READINGS_LATEST_DAYS', min: 1, max: 3_650, unit: 'days', fallback: 7 },
    backlogDays: { variable: 'READINGS_BACKLOG_DAYS', min: 0, max: 3_650, unit: 'days', fallback: 31 },
    maxBuckets: { variable: 'READINGS_MAX_BUCKETS', min: 10, max: 10_000, unit: 'buckets', fallback: 500 },
  }),
  entrance: {
    /** PEM files. The key is a secret of this process alone; the intake needs the certificate. */
    authorityCertificateFile: optionalTextSetting('GATEWAY_CA_CERTIFICATE_FILE'),
    authorityKeyFile: optionalTextSetting('GATEWAY_CA_KEY_FILE'),
    /** `mqtts://host:port`, separated by commas. */
    brokers: optionalTextSetting('GATEWAY_BROKERS'),
    /** `EdDSA:` or `ES256:` and the public key of the log, in base64url. */
    receiptKey: optionalTextSetting('RECEIPT_PUBLIC_KEY'),
    ...wholeNumberSettings({
      certificateDays: { variable: 'GATEWAY_CERTIFICATE_DAYS', min: 1, max: 3_650, unit: 'days', fallback: 90 },
      codeMinutesMax: {
        ...{ variable: 'ENROLMENT_CODE_MINUTES_MAX', min: 1, max: 525_600, unit: 'minutes', fallback: 10_080 },
      },
      wrongAttemptsMax: {
        ...{ variable: 'ENROLMENT_WRONG_ATTEMPTS_MAX', min: 1, max: 1_000_000, unit: 'wrong codes', fallback: 20 },
      },
      attemptsPerMinute: {
        ...{ variable: 'ENROLMENT_ATTEMPTS_PER_MINUTE', min: 1, max: 1_000_000, unit: 'requests', fallback: 30 },
      },
    }),
  },
};
