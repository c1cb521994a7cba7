import type { ActView } from '@tallystick/api-client';
import type { Feed } from './feed.js';
import type { Fragment, Town } from './town.js';
import { requireRecorded, transferAll } from './transfers.js';

export interface Load {
  /** Acts that a client names in one request. */
  readonly perRequest: number;
  readonly clients: number;
}

/** So many acts, by so many clients at once, from the first request until the projection shows the last. @returns acts per second */
export async function measureThroughput(town: Town, feed: Feed, count: number, load: Load): Promise<number> {
  const requests = inParts(await town.take(count), load.perRequest);
  const before = feed.count;
  const acts: ActView[] = [];
  const startedMs = performance.now();
  const client = async () => {
    for (let next = requests.pop(); next; next = requests.pop()) acts.push(...(await transferAll(town, next)));
  };
  await Promise.all(Array.from({ length: load.clients }, client));
  await feed.reaches(before + count);
  const seconds = (performance.now() - startedMs) / 1000;
  await requireRecorded(town, acts);
  return count / seconds;
}

export function inParts(fragments: readonly Fragment[], size: number): Fragment[][] {
  const parts: Fragment[][] = [];
  for (let start = 0; start < fragments.length; start += size) parts.push(fragments.slice(start, start + size));
  return parts;
}
