import type { Timeline } from '../timeline.js';

interface Timer {
  readonly atMs: number;
  readonly run: () => void;
}

/** A site's time as it is played: it goes on when it is told to, and what is due on the way happens in its order. */
export class SimulatedTimeline implements Timeline {
  private readonly timers = new Set<Timer>();

  /** @param offMs how far the site's clock is off at a moment of its time */
  constructor(
    private atMs: number,
    private readonly offMs: (atMs: number) => number = () => 0,
  ) {}

  /** By the site's own clock. */
  nowMs(): number {
    return this.atMs + this.offMs(this.atMs);
  }

  after(ms: number, run: () => void): () => void {
    const timer = { atMs: this.atMs + ms, run };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  /** @param settled waited for after each thing that was due, so that what it began is over before the next */
  async advanceTo(atMs: number, settled: () => Promise<void>): Promise<void> {
    for (let timer = this.due(atMs); timer; timer = this.due(atMs)) {
      this.timers.delete(timer);
      this.atMs = Math.max(this.atMs, timer.atMs);
      timer.run();
      await settled();
    }
    this.atMs = Math.max(this.atMs, atMs);
  }

  private due(atMs: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.timers) if (timer.atMs <= atMs && timer.atMs < (first?.atMs ?? Infinity)) first = timer;
    return first;
  }
}
