import { setImmediate as nextTurn } from 'node:timers/promises';

/** Acts looked at before others get a turn: a digest or a signature takes up to half a millisecond of computing. */
const AT_ONCE = 50;

/** What the work comes to for each item, in the items' order. One that fails keeps no other. */
export async function inTurns<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<PromiseSettledResult<R>[]> {
  const outcomes: PromiseSettledResult<R>[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    if (start > 0) await nextTurn();
    outcomes.push(...(await Promise.allSettled(items.slice(start, start + AT_ONCE).map(work))));
  }
  return outcomes;
}
