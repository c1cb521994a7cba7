import type { Direct } from './direct.js';
import type { Feed } from './feed.js';
import { growTo } from './growth.js';
import { measureThroughput } from './throughput.js';
import type { Town } from './town.js';

export interface CurvePoint {
  readonly liveFragments: number;
  readonly msPerAct: number;
}

export interface CurveLoad {
  readonly acts: number;
  readonly clients: number;
}

/** What an act costs when so many fragments are live. */
export async function measurePoint(
  town: Town,
  direct: Direct,
  feed: Feed,
  live: number,
  { acts, clients }: CurveLoad,
): Promise<CurvePoint> {
  await growTo(town, direct, live);
  await direct.untilClocksAgree();
  const perSecond = await measureThroughput(town, feed, acts, clients);
  return { liveFragments: await town.liveFragments(), msPerAct: round(1000 / perSecond) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
