import { ApiProblem } from './api-problem.js';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
/** Statuses after which the same may succeed later: too slow, a first request with the key that still runs, too many, and whatever failed there. */
const PASSING = [408, 429, 500, 502, 503, 504];
const PASSING_CODES = ['request-in-progress'];

export interface PersistenceTerms {
  /** How long it is tried in vain. */
  readonly patienceMs: number;
  readonly signal?: AbortSignal | undefined;
}

const isPassing = (error: unknown): boolean =>
  !(error instanceof ApiProblem) || PASSING.includes(error.status) || PASSING_CODES.includes(error.code);

/** Does what may fail by a lost connection or a busy service, again and again until it succeeds. Throws what is no such failure, and the last of many. */
export async function persistently<T>(work: () => Promise<T>, { patienceMs, signal }: PersistenceTerms): Promise<T> {
  const until = Date.now() + patienceMs;
  for (let failures = 1; ; failures++) {
    signal?.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      if (signal?.aborted || !isPassing(error) || Date.now() > until) throw error;
      await pause(waitMs(error, failures), signal);
    }
  }
}

/** As long as the service says, or longer and longer. */
function waitMs(error: unknown, failures: number): number {
  const said = error instanceof ApiProblem ? error.problem.details?.retryAfterSeconds : undefined;
  if (typeof said === 'number') return said * 1_000;
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 10), LONGEST_PAUSE_MS);
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      },
      { once: true },
    );
  });
}
