import type { TopicKind } from '../../domain/topics.js';

/** A message at the intake's door. */
export interface Arrival {
  readonly site: string;
  readonly gateway: string;
  readonly kind: Exclude<TopicKind, 'receipt' | 'settings'> | 'sparkplug-b';
  readonly bytes: Uint8Array;
  /** By the intake's clock, milliseconds since 1970. */
  readonly receivedAtMs: number;
  /** Whether a client certificate stood for whoever sent it. */
  readonly isAuthenticated: boolean;
}

/**
 * What became of it, in every case committed before it is told: `stored` in the log; `duplicate` of what is there; `aside`, in the log as
 * evidence against its gateway; `quarantined` with a reason. Of an arrival that could not be settled the promise rejects, nothing was stored, and
 * it must not be acknowledged.
 */
export type Settlement = 'stored' | 'duplicate' | 'aside' | 'quarantined';
