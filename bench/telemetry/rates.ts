import { measureCopy } from './bare-copy.js';
import type { Database } from './database.js';
import type { Sender } from './fleet.js';
import { startIngest } from './ingest.js';
import type { Publisher } from './publisher.js';
import { rounded } from '../quantiles.js';
import { saturate } from './saturated.js';

/** Saturated, for one size of batch. */
export interface Rate {
  readonly readingsABatch: number;
  readonly messagesPerSecond: number;
  readonly readingsPerSecond: number;
  readonly unverifiedMessagesPerSecond: number;
  readonly copyMessagesPerSecond: number;
  /** Of our rate to the same pipeline's without verification, and to bare COPY's. */
  readonly ratioToUnverified: number;
  readonly ratioToCopy: number;
}

/** Of how many readings batches are, and how many times fewer of them are sent than of one. */
const SIZES = [
  { readings: 1, fewer: 1 },
  { readings: 20, fewer: 4 },
  { readings: 100, fewer: 10 },
];
const WARM_UP_SHARE = 20;

export interface RatesLoad {
  readonly senders: readonly Sender[];
  readonly messages: number;
  readonly rounds: number;
  readonly profiles?: string;
}

interface Scene {
  readonly database: Database;
  readonly publisher: Publisher;
}

type Measured = Record<'verified' | 'unverified' | 'copied', number>;

/** The best of each in rounds that take turns: what else the machine does only ever takes away. */
export async function measureRates(scene: Scene, load: RatesLoad, say: (line: string) => void): Promise<Rate[]> {
  const best = SIZES.map((): Measured => ({ verified: 0, unverified: 0, copied: 0 }));
  for (let round = 1; round <= load.rounds; round += 1) {
    for (const verifies of [true, false]) {
      say(`  round ${round}, ${verifies ? 'as it is' : 'without verification'} ...`);
      const found = await measureOnce(scene, load, verifies);
      for (const [at, one] of best.entries()) keepBest(one, found[at] ?? {});
    }
    say(`  ${JSON.stringify(best)}`);
  }
  return best.map((one, at) => rateOf(SIZES[at]?.readings ?? 0, one));
}

async function measureOnce(
  { database, publisher }: Scene,
  { senders, messages, profiles }: RatesLoad,
  verifies: boolean,
): Promise<Partial<Measured>[]> {
  const ingest = await startIngest(database.intakeUrl, { verifies, ...(profiles !== undefined && { profiles }) });
  const bench = { pool: database.pool, publisher, ingest };
  try {
    await saturate(bench, { senders, batches: messages / WARM_UP_SHARE, readings: 1 });
    const found: Partial<Measured>[] = [];
    for (const { readings, fewer } of SIZES) {
      const batches = Math.ceil(messages / fewer / senders.length) * senders.length;
      const { batchesPerSecond } = await saturate(bench, { senders, batches, readings });
      if (!verifies) found.push({ unverified: batchesPerSecond });
      else found.push({ verified: batchesPerSecond, copied: await measureCopy(database.url, senders, batches) });
    }
    return found;
  } finally {
    await ingest.stop();
  }
}

function keepBest(best: Measured, found: Partial<Measured>): void {
  for (const name of ['verified', 'unverified', 'copied'] as const) {
    best[name] = Math.max(best[name], found[name] ?? 0);
  }
}

function rateOf(readingsABatch: number, { verified, unverified, copied }: Measured): Rate {
  return {
    readingsABatch,
    messagesPerSecond: Math.round(verified),
    readingsPerSecond: Math.round(verified * readingsABatch),
    unverifiedMessagesPerSecond: Math.round(unverified),
    copyMessagesPerSecond: Math.round(copied),
    ratioToUnverified: rounded(verified / unverified),
    ratioToCopy: rounded(verified / copied),
  };
}
