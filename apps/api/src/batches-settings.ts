import { wholeNumberSettings } from '@tallystick/platform';

/** Of papers that are handed in many at a time. */
export const BATCHES_SETTINGS = wholeNumberSettings({
  filesMax: { variable: 'BATCH_FILES_MAX', min: 1, max: 10_000, unit: 'files', fallback: 5_000 },
  bytesMax: {
    variable: 'BATCH_BYTES_MAX',
    ...{ min: 10_000, max: 100_000_000_000, unit: 'bytes', fallback: 500_000_000 },
  },
  openMax: { variable: 'BATCHES_OPEN_PER_PARTY', min: 1, max: 10_000, unit: 'batches', fallback: 10 },
  openHours: { variable: 'BATCH_OPEN_HOURS', min: 1, max: 720, unit: 'hours', fallback: 72 },
  keptDays: { variable: 'BATCH_KEPT_DAYS', min: 1, max: 3_650, unit: 'days', fallback: 30 },
  atOnce: { variable: 'BATCH_FILES_AT_ONCE', min: 1, max: 50, unit: 'files', fallback: 4 },
  attemptsMax: { variable: 'BATCH_FILE_ATTEMPTS_MAX', min: 1, max: 50, unit: 'attempts', fallback: 8 },
  pollMs: { variable: 'BATCH_POLL_MS', min: 10, max: 3_600_000, unit: 'milliseconds', fallback: 2_000 },
});
