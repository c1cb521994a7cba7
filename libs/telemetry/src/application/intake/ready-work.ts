import type { Settlement } from './arrival.js';
import type { IntakeLimits } from './intake-limits.js';
import type { Work } from './store-together.js';
import type { Settling } from './unsettled.js';

export interface Ready extends Settling<Settlement> {
  readonly work: Work;
  readonly bytes: number;
}

/** What waits to be stored, in its order, and how much of it goes into one transaction. */
export class ReadyWork {
  private waiting: Ready[] = [];
  private together: number;

  constructor(private readonly limits: Pick<IntakeLimits, 'maxTogether' | 'maxTogetherBytes'>) {
    this.together = limits.maxTogether;
  }

  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  push(ready: Ready): void {
    this.waiting.push(ready);
  }

  /** One at least, however large it is. */
  next(): Ready[] {
    let bytes = 0;
    const beyond = this.waiting.findIndex((one, at) => {
      bytes += one.bytes;
      return at >= this.together || (at > 0 && bytes > this.limits.maxTogetherBytes);
    });
    return this.waiting.splice(0, beyond < 0 ? this.waiting.length : beyond);
  }

  /** Comes first again. */
  giveBack(some: readonly Ready[]): void {
    this.waiting.unshift(...some);
  }

  /** Comes first again, by halves: in the end whatever cannot be stored is alone. */
  giveBackInHalves(some: readonly Ready[]): void {
    this.together = Math.ceil(some.length / 2);
    this.giveBack(some);
  }

  /** After a success more may go together again. */
  grow(): void {
    this.together = Math.min(this.limits.maxTogether, this.together * 2);
  }

  clear(): void {
    this.waiting = [];
  }
}
