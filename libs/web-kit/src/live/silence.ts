export interface SilenceTerms {
  /** As long as nobody need worry; the service shows every 15 seconds or so that it is there, and whoever listens tells. */
  readonly quietMs: number;
  /** As long as an answer may take of a tab that is not frozen. A browser slows timers of a hidden tab down, and no messages. */
  readonly answerMs: number;
}

/** Hears when the tab that holds the stream no longer says anything, also when it is asked. */
export class Silence {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly terms: SilenceTerms,
    private readonly ask: () => void,
    private readonly onGone: () => void,
  ) {}

  /** Asks, and expects an answer. */
  look(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.onGone, this.terms.answerMs);
    this.ask();
  }

  /** Something was heard. */
  end(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), this.terms.quietMs);
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
