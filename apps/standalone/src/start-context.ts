import type { Environment } from '@tallystick/platform';
import type { Flags } from './flags.js';
import type { Product } from './product.js';
import type { Progress } from './progress.js';
import type { StopStack } from './stop-stack.js';

export interface StartContext {
  readonly flags: Flags;
  readonly product: Product;
  readonly environment: Environment;
  readonly progress: Progress;
  readonly stops: StopStack;
  /** The platform cannot go on. */
  readonly onFatal: (error: Error) => void;
  /** What to end when there is no time to stop in order. */
  readonly onKill: (kill: () => void) => void;
}
