import { type BundleLimits, DEFAULT_BUNDLE_LIMITS } from '@tallystick/telemetry';

const limit = (name: keyof BundleLimits, variable: string, unit: string, min: number, max: number) => ({
  ...{ variable, unit, min, max },
  fallback: DEFAULT_BUNDLE_LIMITS[name],
});

/** What a bundle may cost whoever checks it. */
export const BUNDLE_LIMIT_SETTINGS = {
  maxBytes: limit('maxBytes', 'BUNDLE_MAX_BYTES', 'bytes', 1_000, 500_000_000),
  maxEntries: limit('maxEntries', 'BUNDLE_MAX_ENTRIES', 'messages', 1, 1_000_000),
  maxReadings: limit('maxReadings', 'BUNDLE_MAX_READINGS', 'readings', 1, 50_000_000),
  maxGateways: limit('maxGateways', 'BUNDLE_MAX_GATEWAYS', 'gateways', 1, 10_000),
  maxEnrolments: limit('maxEnrolments', 'BUNDLE_MAX_ENROLMENTS', 'keys of a gateway', 1, 10_000),
  maxStatements: limit('maxStatements', 'BUNDLE_MAX_STATEMENTS', 'statements', 1, 1_000_000),
  maxStateBytes: limit('maxStateBytes', 'BUNDLE_MAX_STATE_BYTES', 'bytes', 1_000, 10_000_000),
  maxDerivationMs: limit('maxDerivationMs', 'BUNDLE_MAX_DERIVATION_MS', 'milliseconds', 100, 3_600_000),
} satisfies Record<keyof BundleLimits, ReturnType<typeof limit>>;
