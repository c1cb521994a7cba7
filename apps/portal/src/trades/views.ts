import type { components } from '@tallystick/api-client/browser';

/** Of the API, as the screen of a trade has them. */
export type Verification = components['schemas']['VerificationView'];
