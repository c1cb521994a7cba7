const STILL_AT_IT_AFTER_MS = 5_000;

/** What the person at the terminal reads. */
export class Progress {
  constructor(private readonly write: (line: string) => void) {}

  readonly say = (line: string): void => this.write(line);

  /** Says what is being done, and again every few seconds while it lasts, so that nobody wonders whether it hangs. */
  async during<T>(what: string, work: () => Promise<T>): Promise<T> {
    const startedMs = Date.now();
    this.write(`${what} ...`);
    const timer = setInterval(() => {
      this.write(`${what} ... ${Math.round((Date.now() - startedMs) / 1000)} s`);
    }, STILL_AT_IT_AFTER_MS);
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  }
}
