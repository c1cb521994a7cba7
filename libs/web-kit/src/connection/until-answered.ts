import { ApiProblem } from '@tallystick/api-client/browser';
import { Unreachable } from './connection.js';

interface AnswerTerms {
  /** Each time that the request went and nobody said what came of it. */
  readonly onUnknown?: () => void;
  readonly firstPauseMs?: number;
  readonly longestPauseMs?: number;
  /** Says `online` when the network is said to be back, which ends a pause. */
  readonly network?: EventTarget;
}

/**
 * Sends until the service answers. Whether a request that nobody answered was carried out nobody knows, so it is the very same that is sent again,
 * with the same idempotency key: it is carried out once. Throws what the service refuses.
 */
export async function untilAnswered<T>(send: () => Promise<T>, terms: AnswerTerms = {}): Promise<T> {
  const { onUnknown, firstPauseMs = 500, longestPauseMs = 15_000, network = globalThis.window } = terms;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return await send();
    } catch (error) {
      if (!isUnanswered(error)) throw error;
    }
    onUnknown?.();
    await pause(pauseMs, network);
  }
}

/** What says nothing of the one that was sent: it may still be under way at the service, or a proxy before it answered in its place. */
const IN_DOUBT: readonly string[] = ['request-in-progress', 'http-502', 'http-503', 'http-504'];

const isUnanswered = (error: unknown): boolean =>
  error instanceof Unreachable || (error instanceof ApiProblem && IN_DOUBT.includes(error.code));

const pause = (ms: number, network: EventTarget): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      network.removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    network.addEventListener('online', end);
  });
