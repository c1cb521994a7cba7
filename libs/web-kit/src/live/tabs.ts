import type { Heard } from './heard.js';

/** What tabs say to one another: how the stream stands, or a question how it does. */
export type Said = Heard | 'how-does-it-stand';

/** What a browser has for its tabs to agree by. */
export interface Tabs {
  readonly locks: LockManager;
  /** Of the lock and the channel alike. */
  readonly name: string;
}

/** Tabs of one person agree among themselves and with nobody else's; who that is, is no secret within the origin. @returns undefined where the browser has no locks: each tab has its own stream there */
export function tabsOf({ id, party }: { readonly id: string; readonly party: string }): Tabs | undefined {
  const locks = 'locks' in navigator ? navigator.locks : undefined;
  return locks && 'BroadcastChannel' in globalThis ? { locks, name: `tallystick-live ${party} ${id}` } : undefined;
}

/** Has the lock while `hold` runs. @param hold is told when another tab took it. @param how `steal` takes it, whoever has it */
export async function holding(
  { locks, name }: Tabs,
  how: { readonly signal: AbortSignal } | { readonly steal: true },
  hold: (taken: AbortSignal) => Promise<void>,
): Promise<void> {
  const taken = new AbortController();
  try {
    await locks.request(name, how, () => hold(taken.signal));
  } catch (error) {
    // Taken by another tab, or no longer waited for.
    if ((error as { readonly name?: string }).name !== 'AbortError') throw error;
  } finally {
    taken.abort();
  }
}
