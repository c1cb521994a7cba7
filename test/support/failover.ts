import { setTimeout as pause } from 'node:timers/promises';

/** Longer than a copy's key of a request that died with it is held back. */
const PATIENCE_MS = 90_000;
const PAUSE_MS = 100;

/**
 * A client of several copies, as a careful program writes it: a request that got no answer goes to the next copy, with the key that it had;
 * `unanswered` counts them.
 */
export class Failover {
  private turn = 0;
  unanswered = 0;

  constructor(private readonly ports: () => readonly number[]) {}

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    // The caller's own: a copied request's follows it only until it is collected as garbage.
    const signal = init?.signal ?? null;
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        const response = await fetch(await this.elsewhere(request.clone()), { signal });
        if (!(await isPassing(response))) return response;
      } catch (error) {
        if (signal?.aborted || Date.now() > deadline) throw error;
        this.unanswered++;
      }
      if (Date.now() > deadline) throw new Error(`no copy answered ${request.method} ${request.url}`);
      await pause(PAUSE_MS);
    }
  };

  private async elsewhere(request: Request): Promise<Request> {
    const ports = this.ports();
    const url = new URL(request.url);
    url.port = String(ports[this.turn++ % ports.length]);
    const { method, headers } = request;
    const body = ['GET', 'HEAD'].includes(method) ? null : await request.arrayBuffer();
    return new Request(url, { method, headers, body });
  }
}

/** A copy that leaves, or a key whose first request has not ended. */
async function isPassing(response: Response): Promise<boolean> {
  if (response.status === 503) return true;
  if (response.status !== 409) return false;
  const { code } = (await response.clone().json()) as { code?: string };
  return code === 'request-in-progress';
}
