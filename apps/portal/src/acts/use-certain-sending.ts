import { ApiProblem } from '@tallystick/api-client/browser';
import { untilAnswered } from '@tallystick/web-kit';
import { useState } from 'react';

/** What makes a repeat the same request. */
type Keyed = Readonly<Record<'idempotency-key', string>>;

/**
 * Sends what a device or a wallet gave until it is answered, and under one key, since it counts once and nobody gives it twice. Meanwhile `isUnknown` says
 * that nobody knows whether it arrived, and the browser asks before the page is left, with which it would be gone; also when another screen is shown by then.
 */
export function useCertainSending() {
  const [isUnknown, setUnknown] = useState(false);
  async function sendCertainly(send: (headers: Keyed) => Promise<unknown>): Promise<void> {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const answered = new AbortController();
    const stay = (event: Event) => event.preventDefault();
    const onUnknown = () => {
      setUnknown(true);
      addEventListener('beforeunload', stay, { signal: answered.signal });
    };
    try {
      await untilAnswered(() => send(headers), { onUnknown });
    } catch (error) {
      if (!isCarriedOut(error)) throw error;
    } finally {
      answered.abort();
      setUnknown(false);
    }
  }
  return { sendCertainly, isUnknown };
}

/** The service knows that it took it, and no more what it said: what was changed shows what came of it. */
const isCarriedOut = (error: unknown): boolean => error instanceof ApiProblem && error.code === 'answer-lost';
