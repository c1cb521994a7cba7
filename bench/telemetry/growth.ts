import type { Database } from './database.js';
import type { Sender } from './fleet.js';
import { fillTo } from './fill.js';
import { rounded } from '../quantiles.js';
import { type Bench, saturate } from './saturated.js';

export interface GrowthPoint {
  readonly storedReadings: number;
  readonly microsPerReading: number;
  /** To the first size. */
  readonly ratio: number;
}

export interface GrowthLoad {
  readonly senders: readonly Sender[];
  readonly rows: readonly number[];
  readonly batches: number;
  readonly rounds: number;
}

const READINGS = 20;

/** What a reading costs, saturated, while so many are stored already. The best of the rounds. */
export async function measureGrowth(
  database: Database,
  bench: Bench,
  { senders, rows, batches, rounds }: GrowthLoad,
  say: (line: string) => void,
): Promise<GrowthPoint[]> {
  const points: GrowthPoint[] = [];
  for (const size of rows) {
    say(`  ${size} stored readings ...`);
    await fillTo(database.pool, senders, size);
    const rates: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { batchesPerSecond } = await saturate(bench, { senders, batches, readings: READINGS });
      rates.push(batchesPerSecond * READINGS);
    }
    const micros = 1e6 / Math.max(...rates);
    const first = points[0]?.microsPerReading ?? micros;
    points.push({ storedReadings: size, microsPerReading: rounded(micros), ratio: rounded(micros / first) });
    say(`  ${JSON.stringify(points.at(-1))}`);
  }
  return points;
}
