import type { ActView } from '@tallystick/api-client';
import type { Feed } from './feed.js';
import type { Town } from './town.js';
import { requireRecorded, transfer } from './transfers.js';

/** As many acts as there is room for, by so many clients at once, from the first request until the projection shows the last. @returns acts per second */
export async function measureThroughput(town: Town, feed: Feed, count: number, clients: number): Promise<number> {
  const fragments = await town.take(count);
  const before = feed.count;
  const acts: ActView[] = [];
  const startedMs = performance.now();
  const client = async () => {
    for (let next = fragments.pop(); next; next = fragments.pop()) acts.push(await transfer(town, next));
  };
  await Promise.all(Array.from({ length: clients }, client));
  await feed.reaches(before + count);
  const seconds = (performance.now() - startedMs) / 1000;
  await requireRecorded(town, acts);
  return count / seconds;
}
