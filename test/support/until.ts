const POLL_MS = 10;

/** Waits for something that comes true by itself; after `timeoutMs` it says what did not. */
export async function until(what: string, isTrue: () => boolean, timeoutMs = 20_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!isTrue()) {
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
