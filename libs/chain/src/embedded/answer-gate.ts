import { AnswerDiscarded, EmbeddedChainClosed } from './errors.js';

/**
 * Holds the node's answers back while it knows a block that is not journalled yet. Requests go on reaching the node; an answer leaves only
 * while the gate is open. So whatever anybody has seen of the chain is in the journal.
 */
export class AnswerGate {
  private opening: PromiseWithResolvers<void> | undefined = Promise.withResolvers();
  private generation = 0;
  private reason = 'it is starting';

  /** @param patienceMs how long a request waits for the gate before it is told that the chain is closed */
  constructor(private readonly patienceMs: number) {}

  get isOpen(): boolean {
    return this.opening === undefined;
  }

  close(reason: string): void {
    this.reason = reason;
    this.opening ??= Promise.withResolvers();
  }

  open(): void {
    this.opening?.resolve();
    this.opening = undefined;
  }

  /** The node is gone, and with it what it may have answered about a block that never was. */
  discard(reason: string): void {
    this.close(reason);
    this.generation++;
  }

  /** Before a request is passed on; the result is to be shown to `leave`. */
  async enter(): Promise<number> {
    await this.opened();
    return this.generation;
  }

  /** Before an answer is passed on. Whoever awaits this must hand out the answer without waiting for anything else. */
  async leave(generation: number): Promise<void> {
    await this.opened();
    if (generation !== this.generation) throw new AnswerDiscarded();
  }

  /** A loop, since the gate may close again before a waiter gets its turn. */
  private async opened(): Promise<void> {
    const deadline = Date.now() + this.patienceMs;
    while (this.opening) {
      let timer: NodeJS.Timeout | undefined;
      const tired = new Promise<void>((_, reject) => {
        timer = setTimeout(() => reject(new EmbeddedChainClosed(this.reason)), Math.max(0, deadline - Date.now()));
      });
      try {
        await Promise.race([this.opening.promise, tired]);
      } finally {
        clearTimeout(timer);
      }
    }
  }
}
