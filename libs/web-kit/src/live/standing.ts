import type { Session } from '../connection/session.js';

export type StandingSession = Pick<Session, 'state' | 'heardOfAnother'>;

/** Once the signal is given. */
export function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve());
  });
}

/** Waits until the session stands. @returns a signal that it no longer does, or that `signal` was given */
export async function standing({ state }: StandingSession, signal: AbortSignal): Promise<AbortSignal> {
  const isStanding = () => state.get().kind === 'signed-in';
  const change = (until: () => boolean) => {
    const changed = new AbortController();
    const look = () => until() && changed.abort();
    const stop = state.subscribe(look);
    changed.signal.addEventListener('abort', stop);
    signal.addEventListener('abort', () => changed.abort());
    look();
    return changed.signal;
  };
  await ended(change(() => signal.aborted || isStanding()));
  return change(() => signal.aborted || !isStanding());
}
