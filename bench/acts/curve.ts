import type { Direct } from './direct.js';
import type { Feed } from './feed.js';
import { growTo } from './growth.js';
import { type Load, measureThroughput } from './throughput.js';
import type { Town } from './town.js';

export interface CurvePoint {
  readonly liveFragments: number;
  readonly msPerAct: number;
}

export interface CurveLoad extends Load {
  readonly acts: number;
}

/** What an act costs when so many fragments are live. */
export async function measurePoint(
  town: Town,
  direct: Direct,
  feed: Feed,
  live: number,
  { acts, ...load }: CurveLoad,
): Promise<CurvePoint> {
  await growTo(town, direct, live);
  await direct.untilClocksAgree();
  const perSecond = await measureThroughput(town, feed, acts, load);
  return { liveFragments: await town.liveFragments(), msPerAct: round(1000 / perSecond) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
