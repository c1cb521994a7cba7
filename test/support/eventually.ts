import { setTimeout as pause } from 'node:timers/promises';

/** Waits for what comes true by itself. Throws when it has not within the time. */
export async function eventually(
  condition: () => boolean | Promise<boolean>,
  { withinMs = 20_000, pollMs = 10 }: { readonly withinMs?: number; readonly pollMs?: number } = {},
): Promise<void> {
  const until = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() > until) throw new Error(`not within ${withinMs} ms: ${condition.toString()}`);
    await pause(pollMs);
  }
}
