import type { components } from '@tallystick/api-client/browser';

/** Of the API, as the screens of papers have them. */
export type DocumentView = components['schemas']['DocumentView'];
export type Reading = components['schemas']['DocumentReadingView'];
export type RecordView = components['schemas']['RecordView'];
