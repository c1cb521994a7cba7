import { readSettings, SEEN_SETTINGS } from '@tallystick/platform';

/** How a process is seen when nobody says otherwise. */
export const unwatched = readSettings(SEEN_SETTINGS, {});
