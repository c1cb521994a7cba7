import { eventStream, type PartyEvent, partyEvent } from '@tallystick/api-client/browser';
import type { Connection } from '../connection/connection.js';
import { Observable } from '../connection/observable.js';

/** `lost`: what is on the screen may be old; it is tried again by itself. */
export type LiveState = 'connecting' | 'live' | 'lost';

/** Signs that the stream lives, and no news. */
const SIGNS = new Set(['connected', 'still-here']);

export interface LiveTerms {
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** The service shows that it is there every 15 seconds or so; a connection that is silent for longer is dead, whatever the browser thinks. */
  readonly silenceMs: number;
}

const TERMS: LiveTerms = { firstPauseMs: 500, longestPauseMs: 15_000, silenceMs: 40_000 };

/** A party's news as it happens: reads on after a lost connection from the last event that was seen. */
export class LiveEvents {
  readonly state = new Observable<LiveState>('connecting');
  private lastId: string | undefined;
  private wake: (() => void) | undefined;
  private stream: AbortController | undefined;

  constructor(
    private readonly connection: Pick<Connection, 'ask'>,
    private readonly onNews: (event: PartyEvent) => void,
    private readonly terms = TERMS,
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
      this.state.set('lost');
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
    let timer = setTimeout(() => stream.abort(), this.terms.silenceMs);
    try {
      const headers = this.lastId === undefined ? {} : { 'last-event-id': this.lastId };
      const request = new Request(this.url, { headers, signal: AbortSignal.any([signal, stream.signal]) });
      const response = await this.connection.ask(request);
      if (!response.ok || !response.body) return false;
      for await (const event of eventStream(response.body)) {
        clearTimeout(timer);
        timer = setTimeout(() => stream.abort(), this.terms.silenceMs);
        isHeard = true;
        this.take(partyEvent(event));
      }
    } catch {
      // However it ended, it is tried again.
    } finally {
      clearTimeout(timer);
    }
    return isHeard;
  }

  private take(event: PartyEvent): void {
    this.state.set('live');
    if (event.id !== '') this.lastId = event.id;
    if (!SIGNS.has(event.type)) this.onNews(event);
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
