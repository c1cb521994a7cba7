import { openProcessLog, readSettings, SEEN_SETTINGS } from '@tallystick/platform';

/** How a process is seen when nobody says otherwise. */
export const unwatched = readSettings(SEEN_SETTINGS, {});

// Of processes that run within the test's own only what goes wrong is told: every request has a line.
openProcessLog('test', { LOG_LEVEL: 'warn' });
