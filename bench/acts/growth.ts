import { setTimeout as sleep } from 'node:timers/promises';
import type { Direct } from './direct.js';
import type { Fragment, Town } from './town.js';

const PARTS = 100n;
/** Splits signed and sent at a time: four transactions, a block. */
const AT_ONCE = 20;
const MILLION = 1_000_000n;

/** Cuts the supplier's fragments, always the largest kind first, until so many are live and projected. */
export async function growTo(town: Town, direct: Direct, live: number): Promise<void> {
  for (;;) {
    const now = await town.liveFragments();
    const splits = Math.ceil((live - now) / (Number(PARTS) - 1));
    if (splits <= 0) return;
    const parents = await nextParents(town, Math.min(splits, AT_ONCE));
    await split(town, direct, parents);
    const expected = now + parents.length * (Number(PARTS) - 1);
    while ((await town.liveFragments()) < expected) await sleep(50);
  }
}

/** The whole receivable, then its parts of a million, then theirs of ten thousand; what is to be transferred may be of any size. */
async function nextParents(town: Town, count: number): Promise<Fragment[]> {
  for (const leastMinor of [PARTS * MILLION, MILLION, MILLION / PARTS]) {
    const found = await town.takeUpTo(count, leastMinor);
    if (found.length > 0) return found;
  }
  throw new Error('nothing is left to be cut');
}

async function split(town: Town, direct: Direct, parents: readonly Fragment[]): Promise<void> {
  const deadline = await direct.deadline();
  const messages = parents.map((parent) => town.splitOf(parent, cutsOf(parent), deadline));
  const [first] = messages;
  if (!first) return;
  const gas = await direct.gasOf('split', first, [town.supplier]);
  const calls = await Promise.all(messages.map((message) => direct.call('split', message, [town.supplier], gas)));
  await direct.sendTogether(calls, AT_ONCE);
}

/** Where its parts end but the last. */
function cutsOf({ from, to }: Fragment): string[] {
  const part = (BigInt(to) - BigInt(from)) / PARTS;
  return Array.from({ length: Number(PARTS) - 1 }, (_, index) => (BigInt(from) + part * BigInt(index + 1)).toString());
}
