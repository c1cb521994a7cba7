import type { Participant } from '@tallystick/stories';

/** Counts what the projection shows a party of transfers, by its server-sent events: one for each act. */
export class Feed {
  private transferred = 0;
  private readonly ended = new AbortController();
  private listeners: (() => void)[] = [];
  private failure: Error | undefined;

  static async open({ client }: Participant): Promise<Feed> {
    const feed = new Feed();
    const connected = Promise.withResolvers<void>();
    void feed.read(client, connected.resolve).catch((error: unknown) => {
      feed.failure = error instanceof Error ? error : new Error(String(error));
      connected.reject(feed.failure);
      feed.tell();
    });
    await connected.promise;
    return feed;
  }

  get count(): number {
    return this.transferred;
  }

  /** Resolves when so many transfers are visible in all. */
  async reaches(count: number): Promise<void> {
    while (this.transferred < count) {
      if (this.failure) throw this.failure;
      await new Promise<void>((resolve) => this.listeners.push(resolve));
    }
  }

  close(): void {
    this.ended.abort();
  }

  /** A stream ends with its token; the next one goes on from where it was. */
  private async read(client: Participant['client'], onConnected: () => void): Promise<void> {
    for (let last: string | undefined; !this.ended.signal.aborted;) {
      for await (const event of client.events(this.ended.signal, last)) {
        last = event.id;
        onConnected();
        if (event.type !== 'fragment-transferred') continue;
        this.transferred += 1;
        this.tell();
      }
    }
  }

  private tell(): void {
    const listeners = this.listeners;
    this.listeners = [];
    for (const listener of listeners) listener();
  }
}
