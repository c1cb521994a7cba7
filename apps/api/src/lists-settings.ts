import { wholeNumberSettings } from '@tallystick/platform';

/** What callers may count on whatever they ask for. */
export const LISTS_SETTINGS = wholeNumberSettings({
  csvRowsMax: { variable: 'CSV_ROWS_MAX', min: 1, max: 10_000_000, unit: 'rows', fallback: 100_000 },
  keysKeptHours: { variable: 'IDEMPOTENCY_KEYS_HOURS', min: 24, max: 8_760, unit: 'hours', fallback: 24 },
});
