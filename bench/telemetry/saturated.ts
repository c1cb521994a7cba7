import type pg from 'pg';
import type { Ingest } from './ingest.js';
import type { Publisher } from './publisher.js';
import type { Load } from './publisher-orders.js';
import { requireStored, storedBatches } from './stored.js';

export interface Saturated {
  readonly batchesPerSecond: number;
  readonly publisherCpuSeconds: number;
}

export interface Bench {
  readonly pool: pg.Pool;
  readonly publisher: Publisher;
  readonly ingest: Ingest;
}

/** As many as are acknowledged, every one of them found in the log afterwards. */
export async function saturate({ pool, publisher, ingest }: Bench, load: Load): Promise<Saturated> {
  const { senders } = load;
  await publisher.sign(load);
  const before = await storedBatches(pool, senders);
  const { seconds, latenciesMs, cpuSeconds } = await publisher.send(ingest);
  requireStored(before, await storedBatches(pool, senders), latenciesMs.length);
  return { batchesPerSecond: latenciesMs.length / seconds, publisherCpuSeconds: cpuSeconds };
}
