import { setTimeout as pause } from 'node:timers/promises';

export interface Waiting {
  /** Said when it was waited for in vain; by default the condition's own text. */
  readonly what?: string;
  readonly withinMs?: number;
  readonly pollMs?: number;
}

/** Waits for what comes true by itself. Throws when it has not within the time. */
export async function eventually(
  condition: () => boolean | Promise<boolean>,
  { what = condition.toString(), withinMs = 20_000, pollMs = 10 }: Waiting = {},
): Promise<void> {
  const until = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() > until) throw new Error(`not within ${withinMs} ms: ${what}`);
    await pause(pollMs);
  }
}
