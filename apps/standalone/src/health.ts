import { DomainError } from '@tallystick/kernel';

const TIMEOUT_MS = 180_000;
const POLL_MS = 100;
const ANSWER_WITHIN_MS = 5_000;

export class NotHealthy extends DomainError {
  constructor(url: string, lastAnswer: string) {
    super(
      'not-healthy',
      'unavailable',
      `${url} was not healthy within ${TIMEOUT_MS / 1000} s; its last answer: ${lastAnswer}`,
      { url },
    );
  }
}

/** Waits until the address answers 200. The signal ends the wait early. */
export async function waitUntilHealthy(url: string, stop: AbortSignal): Promise<void> {
  const deadline = Date.now() + TIMEOUT_MS;
  let lastAnswer = 'none';
  while (Date.now() < deadline && !stop.aborted) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
      const body = await response.text();
      if (response.status === 200) return;
      lastAnswer = `${response.status} ${body.slice(0, 500)}`;
    } catch (error) {
      lastAnswer = reasonOf(error);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new NotHealthy(url, lastAnswer);
}

/** `fetch` says only that it failed; why is in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
