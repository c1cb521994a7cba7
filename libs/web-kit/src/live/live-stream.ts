import { eventStream, type SentEvent } from '@tallystick/api-client/browser';
import type { Connection } from '../connection/connection.js';
import type { Heard } from './heard.js';

/** Signs that the stream lives, and no news. */
const CONNECTED = 'connected';
const SIGNS = new Set([CONNECTED, 'still-here']);

export interface StreamTerms {
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** The service shows that it is there every 15 seconds or so; a connection that is silent for longer is dead, whatever the browser thinks. */
  readonly silenceMs: number;
}

export const STREAM_TERMS: StreamTerms = { firstPauseMs: 500, longestPauseMs: 15_000, silenceMs: 40_000 };

/** What a stream is of, and who hears it. */
export interface Listening {
  readonly connection: Pick<Connection, 'ask'>;
  /** Whose news they are to be. */
  readonly person: string;
  /** The cookie is somebody else's by now: nothing of theirs is told. */
  readonly onStranger: () => void;
  readonly onHeard: (heard: Heard) => void;
}

/** The one request for a person's news: reads on after a lost connection from the last event that was seen. */
export class LiveStream {
  private wake: (() => void) | undefined;
  private stream: AbortController | undefined;

  /** @param lastId where to read on; undefined for what happens from now on */
  constructor(
    private readonly listening: Listening,
    private lastId?: string,
    private readonly terms = STREAM_TERMS,
    private readonly url = `${location.origin}/v1/events`,
  ) {}

  /** Runs until the signal. */
  async follow(signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => this.tryNow());
    let pauseMs = this.terms.firstPauseMs;
    while (!signal.aborted) {
      const heard = await this.read(signal);
      if (signal.aborted) return;
      if (heard) pauseMs = this.terms.firstPauseMs;
      this.listening.onHeard({ state: 'lost', id: this.lastId, after: this.lastId, isNews: false });
      await this.pause(pauseMs);
      pauseMs = Math.min(pauseMs * 2, this.terms.longestPauseMs);
    }
  }

  /** Without waiting for the pause's end: the network is said to be back. */
  tryNow(): void {
    this.wake?.();
  }

  /** Gives the stream up: the network is said to be gone, which a stream that nothing comes by does not notice for long. */
  drop(): void {
    this.stream?.abort();
  }

  /** @returns whether anything was heard before it ended, one way or another */
  private async read(signal: AbortSignal): Promise<boolean> {
    let isHeard = false;
    const stream = new AbortController();
    this.stream = stream;
    const either = AbortSignal.any([signal, stream.signal]);
    let timer = setTimeout(() => stream.abort(), this.terms.silenceMs);
    try {
      const headers = this.lastId === undefined ? {} : { 'last-event-id': this.lastId };
      const response = await this.listening.connection.ask(new Request(this.url, { headers, signal: either }));
      if (!response.ok || !response.body) return false;
      for await (const event of eventStream(response.body)) {
        clearTimeout(timer);
        timer = setTimeout(() => stream.abort(), this.terms.silenceMs);
        if (either.aborted || !this.isMine(event)) return isHeard;
        isHeard = true;
        this.take(event);
      }
    } catch {
      // However it ended, it is tried again.
    } finally {
      clearTimeout(timer);
    }
    return isHeard;
  }

  /** The service says first whose news they are, since the cookie may have changed hands between two requests. */
  private isMine({ type, data }: SentEvent): boolean {
    if (type !== CONNECTED) return true;
    const { person } = data as { readonly person?: string };
    if (person === this.listening.person) return true;
    if (person !== undefined) this.listening.onStranger();
    return false;
  }

  private take({ id, type }: SentEvent): void {
    const after = this.lastId;
    if (id !== '') this.lastId = id;
    this.listening.onHeard({ state: 'live', id: this.lastId, after, isNews: !SIGNS.has(type) });
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
