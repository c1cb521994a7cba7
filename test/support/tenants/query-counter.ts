import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import pg from 'pg';

const HEADER = 'x-counted';
const BEGINS = 'http.server.request.start';

/**
 * What each request of this process's own servers asks PostgreSQL: a time that nothing else disturbs. How long a refusal takes is how many
 * questions came before it, and a clock beside busy neighbours would tell it less well.
 */
export class QueryCounter {
  private readonly current = new AsyncLocalStorage<string[]>();
  private readonly asked = new Map<string, string[]>();
  private readonly real = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  private count = 0;

  private readonly begins = (message: unknown): void => {
    const { request } = message as { readonly request: IncomingMessage };
    const id = request.headers[HEADER];
    if (typeof id !== 'string') return;
    const queries: string[] = [];
    this.asked.set(id, queries);
    this.current.enterWith(queries);
  };

  start(): void {
    const { current, real } = this;
    subscribe(BEGINS, this.begins);
    (pg.Client.prototype as { query: unknown }).query = function (this: pg.Client, ...args: unknown[]) {
      const [first] = args as [string | { readonly text?: string }];
      current.getStore()?.push(typeof first === 'string' ? first : (first.text ?? ''));
      return real.apply(this, args);
    };
  }

  stop(): void {
    (pg.Client.prototype as { query: unknown }).query = this.real;
    unsubscribe(BEGINS, this.begins);
  }

  /** Headers by which a request is counted. */
  mark(): Readonly<Record<typeof HEADER, string>> {
    this.count += 1;
    return { [HEADER]: String(this.count) };
  }

  /** The texts of what it asked, in their order. */
  of(mark: Readonly<Record<typeof HEADER, string>>): readonly string[] {
    return this.asked.get(mark[HEADER]) ?? [];
  }
}
