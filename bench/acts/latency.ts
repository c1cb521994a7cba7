import { setTimeout as sleep } from 'node:timers/promises';
import type { ActView } from '@tallystick/api-client';
import type { Feed } from './feed.js';
import type { Town } from './town.js';
import { transfer } from './transfers.js';

export interface Latency {
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Acts begun at a fixed rate whatever becomes of those before; each is timed from its first request until a party that asks is told that it is recorded. */
export async function measureLatency(town: Town, feed: Feed, perSecond: number, seconds: number): Promise<Latency> {
  const fragments = await town.take(Math.max(1, Math.floor(perSecond * seconds)));
  const startMs = performance.now();
  const running = fragments.map(async (fragment, index) => {
    await sleep(Math.max(0, startMs + (index * 1000) / perSecond - performance.now()));
    const begunMs = performance.now();
    await untilShown(town, feed, await transfer(town, fragment));
    return performance.now() - begunMs;
  });
  const sorted = (await Promise.all(running)).toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
  return { p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** Asked again only when the feed has told of another transfer. */
async function untilShown({ recipient }: Town, feed: Feed, { id }: ActView): Promise<void> {
  for (;;) {
    const { count } = feed;
    if ((await recipient.client.act(id)).state === 'recorded') return;
    await feed.reaches(count + 1);
  }
}
