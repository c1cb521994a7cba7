import type { PartyEvent, TallystickClient } from '@tallystick/api-client';
import { setTimeout as pause } from 'node:timers/promises';

const SIGNS = ['connected', 'still-here'];

/** Hears a party's events for as long as it is let, and comes back with the last id that it saw whenever a stream is lost. */
export class ResumingReader {
  readonly heard: PartyEvent[] = [];
  /** The position at which it began. */
  start: string | undefined;
  streams = 0;
  private readonly stopping = new AbortController();
  private reading: Promise<void> | undefined;

  constructor(private readonly client: TallystickClient) {}

  begin(): void {
    this.reading = this.read();
  }

  /** From a position that another reader began at. */
  beginAt(position: string | undefined): void {
    this.reading = this.read(position);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.reading;
  }

  private async read(after?: string): Promise<void> {
    let last = after;
    while (!this.stopping.signal.aborted) {
      try {
        this.streams++;
        for await (const event of this.client.events(this.stopping.signal, last)) {
          last = event.id;
          this.start ??= event.id;
          if (!SIGNS.includes(event.type)) this.heard.push(event);
        }
      } catch {
        // Its copy was killed, or it is to stop.
      }
      await pause(50);
    }
  }
}

export const namesOf = (events: readonly PartyEvent[]): string[] =>
  events.map(({ type, subject }) => `${type} ${subject}`).sort();
