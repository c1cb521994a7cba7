import type { Client } from 'pg';
import { measureEthers, measurePostgres } from './baselines.js';
import { type CurvePoint, measurePoint } from './curve.js';
import { Direct } from './direct.js';
import { Feed } from './feed.js';
import type { Flags } from './flags.js';
import { growTo } from './growth.js';
import type { Installation } from '../installation.js';
import { measureLatency } from './latency.js';
import { measureThroughput } from './throughput.js';
import { Town } from './town.js';

export interface Figures {
  /** Of the platform's rate to the bare ethers program's. */
  readonly ratio: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly baselines: { readonly ethersPerSecond: number; readonly postgresPerSecond: number };
  readonly curve: readonly CurvePoint[];
}

const BATCH = 50;
/** Live fragments while rates are measured, for each act that is to come. */
const FRAGMENTS_PER_ACT = 4;
const WARM_UP_ACTS = 50;

export async function measure(
  installation: Installation,
  database: Client,
  { acts, perRequest, clients, seconds, sizes }: Flags,
  say: (line: string) => void,
): Promise<Figures> {
  say('the parties come in ...');
  const load = { perRequest, clients };
  const town = await Town.settle(await installation.world(), database);
  const direct = new Direct(town, await installation.chainUrl());
  const feed = await Feed.open(town.supplier);
  const curve: CurvePoint[] = [];
  try {
    await growTo(town, direct, Math.min(FRAGMENTS_PER_ACT * acts, sizes[0] ?? 0));
    await measureThroughput(town, feed, WARM_UP_ACTS, load);
    for (const size of sizes) {
      say(`what an act costs with ${size} live fragments ...`);
      curve.push(
        await measurePoint(town, direct, feed, size, { acts: Math.min(acts, size / FRAGMENTS_PER_ACT), ...load }),
      );
      say(`  ${JSON.stringify(curve.at(-1))}`);
    }
    return { ...(await rates()), curve };
  } finally {
    feed.close();
    direct.close();
  }

  async function rates(): Promise<Omit<Figures, 'curve'>> {
    await growTo(town, direct, FRAGMENTS_PER_ACT * acts);
    await direct.untilClocksAgree();
    say('acts per second through the platform ...');
    const perSecond = await measureThroughput(town, feed, acts, load);
    await direct.untilClocksAgree();
    say('acts per second by bare ethers ...');
    const ethersPerSecond = await measureEthers(town, direct, acts, BATCH);
    const postgresPerSecond = await measurePostgres(await installation.databaseUrl(), acts, BATCH);
    await direct.untilClocksAgree();
    say(`half of the rate for ${seconds} s ...`);
    const { p50Ms, p99Ms } = await measureLatency(town, feed, { actsPerSecond: perSecond / 2, perRequest, seconds });
    const baselines = { ethersPerSecond: round(ethersPerSecond), postgresPerSecond: round(postgresPerSecond) };
    return { ratio: round(perSecond / ethersPerSecond), perSecond: round(perSecond), p50Ms, p99Ms, baselines };
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
