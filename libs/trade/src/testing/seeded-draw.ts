/** Whole numbers that follow from a seed, the same on every machine (mulberry32). */
export class SeededDraw {
  constructor(private state: number) {}

  /** Both ends included. */
  between(low: number, high: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return low + Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * (high - low + 1));
  }

  isWithin(percent: number): boolean {
    return this.between(1, 100) <= percent;
  }

  pick<T>(items: readonly [T, ...(readonly T[])]): T {
    return items[this.between(0, items.length - 1)] ?? items[0];
  }
}
