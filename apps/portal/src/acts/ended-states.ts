import type { ActView } from '@tallystick/web-kit/signing';

/** In which an act ended without being recorded. */
export const OVER = ['refused', 'withdrawn', 'superseded', 'expired'] as const satisfies readonly ActView['state'][];

/** In which nothing more comes of an act. */
export const ENDED = ['recorded', ...OVER] as const satisfies readonly ActView['state'][];
