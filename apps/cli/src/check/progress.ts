const QUIET_MS = 1_000;
const EVERY_MS = 500;

/** Counts steps of a long run aloud, on stderr; a short run stays silent. */
export class Progress {
  private readonly startedMs = Date.now();
  private saidMs = 0;
  private done = 0;

  constructor(
    private readonly verb: string,
    private readonly things: string,
  ) {}

  step(): void {
    this.done += 1;
    const nowMs = Date.now();
    if (nowMs - this.startedMs < QUIET_MS || nowMs - this.saidMs < EVERY_MS) return;
    this.saidMs = nowMs;
    process.stderr.write(`${this.verb} ${this.done} ${this.things}\n`);
  }
}
