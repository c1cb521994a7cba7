import type { Clock } from '@tallystick/kernel';

/** The clock that batches are made by: the wall's, or a simulated site's. */
export interface Timeline extends Clock {
  /** Runs something once, so many milliseconds from now; what is returned takes it back. */
  after(ms: number, run: () => void): () => void;
}

export const wallTimeline: Timeline = {
  nowMs: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
