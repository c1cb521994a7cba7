/** Choices that were thrown beforehand, so that a run can be repeated and made shorter. The first of a list is the simplest. */
export class Dice {
  #next = 0;

  constructor(private readonly thrown: readonly number[]) {}

  /** From 0 up to, not including, `below`. */
  below(below: number): number {
    return (this.thrown[this.#next++] ?? 0) % below;
  }

  /** False is the simpler. */
  chance(percent: number): boolean {
    return this.below(100) >= 100 - percent;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }
}
