export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** When the simulated warehouse begins: 2026-01-05T00:00:00Z, a Monday. */
export const START = Date.UTC(2026, 0, 5);
