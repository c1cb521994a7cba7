import { setTimeout as sleep } from 'node:timers/promises';
import type { ActView } from '@tallystick/api-client';
import type { Feed } from './feed.js';
import { inParts } from './throughput.js';
import type { Town } from './town.js';
import { transferAll } from './transfers.js';

export interface Latency {
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface SteadyLoad {
  readonly actsPerSecond: number;
  readonly perRequest: number;
  readonly seconds: number;
}

/** Acts begun at a fixed rate whatever becomes of those before; each is timed from its first request until a party that asks is told that it is recorded. */
export async function measureLatency(town: Town, feed: Feed, load: SteadyLoad): Promise<Latency> {
  const { actsPerSecond, perRequest, seconds } = load;
  const count = Math.max(perRequest, Math.floor(actsPerSecond * seconds));
  const startMs = performance.now();
  const running = inParts(await town.take(count), perRequest).map(async (fragments, index) => {
    const dueMs = startMs + (index * perRequest * 1000) / actsPerSecond;
    await sleep(Math.max(0, dueMs - performance.now()));
    const begunMs = performance.now();
    const acts = await transferAll(town, fragments);
    return shownAfterMs(town, feed, acts, begunMs);
  });
  const sorted = (await Promise.all(running)).flat().toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
  return { p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** One after the other: fifty who ask at once, and again at each word of the feed, would measure how fast they are answered. */
async function shownAfterMs(town: Town, feed: Feed, acts: readonly ActView[], begunMs: number): Promise<number[]> {
  const times: number[] = [];
  for (const act of acts) {
    await untilShown(town, feed, act);
    times.push(performance.now() - begunMs);
  }
  return times;
}

/** Asked again only when the feed has told of another transfer. */
async function untilShown({ recipient }: Town, feed: Feed, { id }: ActView): Promise<void> {
  for (;;) {
    const { count } = feed;
    if ((await recipient.client.act(id)).state === 'recorded') return;
    await feed.reaches(count + 1);
  }
}
