/** How one thing that was taken ends; only the first word counts. */
export interface Settling<T> {
  readonly settle: (settlement: T) => void;
  readonly refuse: (error: Error) => void;
}

/** All that was taken and has not ended, so that nothing is left waiting when the intake ends. */
export class Unsettled<T> {
  private readonly refusals = new Set<(error: Error) => void>();
  private onEmpty: () => void = () => undefined;

  begin(work: (settling: Settling<T>) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const refuse = (error: Error) => {
        if (this.end(refuse)) reject(error);
      };
      const settle = (settlement: T) => {
        if (this.end(refuse)) resolve(settlement);
      };
      this.refusals.add(refuse);
      work({ settle, refuse });
    });
  }

  refuseAll(error: Error): void {
    for (const refuse of [...this.refusals]) refuse(error);
  }

  async whenEmpty(): Promise<void> {
    if (this.refusals.size > 0) await new Promise<void>((resolve) => (this.onEmpty = resolve));
  }

  private end(refuse: (error: Error) => void): boolean {
    const was = this.refusals.delete(refuse);
    if (this.refusals.size === 0) this.onEmpty();
    return was;
  }
}
