import { type Clock, systemClock } from '@tallystick/kernel';

const QUIET_MS = 1_000;
const EVERY_MS = 500;

/** Counts steps of a long run aloud, on stderr; a short run stays silent. */
export class Progress {
  private readonly startedMs: number;
  private saidMs = 0;
  private done = 0;

  constructor(
    private readonly verb: string,
    private readonly things: string,
    private readonly clock: Clock = systemClock,
    private readonly say: (line: string) => void = (line) => void process.stderr.write(line),
  ) {
    this.startedMs = clock.nowMs();
  }

  step(): void {
    this.done += 1;
    const nowMs = this.clock.nowMs();
    if (nowMs - this.startedMs < QUIET_MS || nowMs - this.saidMs < EVERY_MS) return;
    this.saidMs = nowMs;
    this.say(`${this.verb} ${this.done} ${this.things}\n`);
  }
}
