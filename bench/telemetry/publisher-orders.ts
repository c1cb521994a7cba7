import type { Sender } from './fleet.js';

/** What the publisher's process is told, one after the other. */
export type Order =
  | { readonly kind: 'sign'; readonly load: Load }
  /** What was signed last. */
  | { readonly kind: 'send'; readonly port: number; readonly token: string; readonly perSecond?: number };

export interface Load {
  readonly senders: readonly Sender[];
  /** Of all gateways together. */
  readonly batches: number;
  /** In each batch; or a loss of weight in each, on a scale of its own. */
  readonly readings: number | 'losses';
}

/** What came of it. Times in milliseconds since 1970. */
export interface Sent {
  /** From the first that was sent to the last that was acknowledged. */
  readonly seconds: number;
  /** From when each was due, or without a pace was sent, to its PUBACK. */
  readonly latenciesMs: readonly number[];
  /** By site, when each of its batches was due. */
  readonly dueAtMs: ReadonlyMap<string, readonly number[]>;
  /** Processor time of the publisher itself. */
  readonly cpuSeconds: number;
}
