import type { Sender } from './fleet.js';
import { type Quantiles, quantilesOf } from '../quantiles.js';
import type { Bench } from './saturated.js';

/** From when a batch is due to be published, whatever became of those before, to its PUBACK. */
export interface PacedPoint extends Quantiles {
  readonly what: string;
  readonly readingsABatch: number;
  readonly messagesPerSecond: number;
  /** Whether as many were acknowledged as came: if not, the times say how long it was measured and nothing else. */
  readonly isSustained: boolean;
}

export interface Pace {
  readonly what: string;
  readonly readings: number;
  readonly perSecond: number;
  readonly seconds: number;
}

/** How much longer than its load a run may take, and still be called sustained. */
const LATE_SHARE = 1.03;

export async function measurePaced(
  { publisher, ingest }: Bench,
  senders: readonly Sender[],
  { what, readings, perSecond, seconds }: Pace,
): Promise<PacedPoint> {
  await publisher.sign({ senders, batches: Math.ceil(perSecond * seconds), readings });
  const { latenciesMs, seconds: took } = await publisher.send(ingest, perSecond);
  const messagesPerSecond = Math.round(latenciesMs.length / took);
  const isSustained = took <= seconds * LATE_SHARE;
  return { what, readingsABatch: readings, messagesPerSecond, ...quantilesOf(latenciesMs), isSustained };
}
