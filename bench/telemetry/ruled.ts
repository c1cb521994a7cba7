import { settle, type Sender } from './fleet.js';
import { rounded } from '../quantiles.js';
import { type Bench, saturate } from './saturated.js';
import { setRules, warehouseRules } from './site-rules.js';

/** Readings per second in batches of twenty, with two rules for each device and without. */
export interface Ruled {
  readonly rulesASite: number;
  readonly readingsPerSecond: number;
  readonly withoutRules: number;
  readonly ratio: number;
}

export interface RuledLoad {
  /** Whose sites have no rules. */
  readonly senders: readonly Sender[];
  readonly batches: number;
  readonly rounds: number;
}

const READINGS = 20;
const WARM_UP_BATCHES = 400;

/** In turn, the best of each. */
export async function measureRuled(bench: Bench, { senders, batches, rounds }: RuledLoad): Promise<Ruled> {
  const ruled = await settle(bench.pool, 'ruled', senders.length);
  const rules = warehouseRules();
  await setRules(bench.pool, ruled, rules);
  await saturate(bench, { senders: ruled, batches: WARM_UP_BATCHES, readings: READINGS });
  let [best, without] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const bare = await saturate(bench, { senders, batches, readings: READINGS });
    const withRules = await saturate(bench, { senders: ruled, batches, readings: READINGS });
    without = Math.max(without, bare.batchesPerSecond * READINGS);
    best = Math.max(best, withRules.batchesPerSecond * READINGS);
  }
  return {
    rulesASite: rules.length,
    readingsPerSecond: Math.round(best),
    withoutRules: Math.round(without),
    ratio: rounded(best / without),
  };
}
