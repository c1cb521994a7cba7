import type { Tone } from '@tallystick/web-kit';
import type { StepOutcome } from '@tallystick/verification';

export const TONES: Readonly<Record<StepOutcome, Tone>> = { good: 'good', wrong: 'bad', open: 'warn' };
