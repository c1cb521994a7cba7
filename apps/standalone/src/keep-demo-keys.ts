import { setTimeout } from 'node:timers/promises';
import type { DataFolder } from './data-folder.js';
import { DemoKeys, keyedParties } from './demo-keys.js';
import { readDemo } from './demo.js';
import type { Progress } from './progress.js';
import type { DemoChain } from './story-world.js';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Lets whoever tries the demo sign: as soon as one of its people has proved a passkey of theirs, the demo's keys put it on the account. Where no
 * demo was told there are no such keys, and nothing of this runs.
 * @returns what ends it
 */
export async function keepDemoKeys(
  folder: DataFolder,
  baseUrl: string,
  chain: DemoChain,
  progress: Progress,
): Promise<() => Promise<void>> {
  if (!chain.isOwn) return () => Promise.resolve();
  const demo = await readDemo(folder);
  const end = new AbortController();
  const kept = keyedParties(demo).map((party) =>
    follow(new DemoKeys(party, demo, baseUrl, chain), party.name, progress, end.signal),
  );
  return async () => {
    end.abort();
    await Promise.all(kept);
  };
}

/** Looks at what waits at every piece of the party's news, and again after whatever went wrong. */
async function follow(keys: DemoKeys, name: string, progress: Progress, signal: AbortSignal): Promise<void> {
  let pauseMs = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    try {
      for await (const { type } of keys.news(signal)) {
        if (!CONCERNED.has(type)) continue;
        const changed = await keys.settle();
        pauseMs = FIRST_PAUSE_MS;
        if (changed > 0) progress.say(`the demo’s keys changed whose passkeys sign for ${name}`);
      }
    } catch (error) {
      if (signal.aborted) return;
      progress.say(`the demo’s keys could not change the account of ${name}: ${told(error)}; trying again`);
    }
    // Refused only when all of it ends, which the loop sees.
    await setTimeout(pauseMs, undefined, { signal }).catch(() => undefined);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }
}

/** The first thing that a stream says, so that nothing is missed that came before it. */
const CONCERNED: ReadonlySet<string> = new Set(['connected', 'acting-passkey-proved', 'acting-passkey-withdrawn']);

const told = (error: unknown) => (error instanceof Error ? error.message : String(error));
