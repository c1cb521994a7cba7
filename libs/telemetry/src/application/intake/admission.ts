interface Waiter {
  readonly bytes: number;
  readonly enter: () => void;
  readonly refuse: (error: Error) => void;
}

/** How much may be inside at once. Whoever comes when it is full waits for its turn. */
export class Admission {
  messages = 0;
  bytes = 0;
  private waiting: Waiter[] = [];

  constructor(private readonly limits: { readonly maxQueued: number; readonly maxQueuedBytes: number }) {}

  /** What is larger than all that may be inside enters when nothing else is there. */
  enter(bytes: number): Promise<void> | undefined {
    if (this.waiting.length === 0 && this.hasRoom(bytes)) {
      this.count(bytes);
      return undefined;
    }
    return new Promise((enter, refuse) => this.waiting.push({ bytes, enter, refuse }));
  }

  leave(bytes: number): void {
    this.messages -= 1;
    this.bytes -= bytes;
    let admitted = 0;
    for (const waiter of this.waiting) {
      if (!this.hasRoom(waiter.bytes)) break;
      this.count(waiter.bytes);
      waiter.enter();
      admitted += 1;
    }
    if (admitted > 0) this.waiting = this.waiting.slice(admitted);
  }

  /** Nobody enters any more. */
  close(error: Error): void {
    for (const { refuse } of this.waiting) refuse(error);
    this.waiting = [];
  }

  private hasRoom(bytes: number): boolean {
    if (this.messages === 0) return true;
    return this.messages < this.limits.maxQueued && this.bytes + bytes <= this.limits.maxQueuedBytes;
  }

  private count(bytes: number): void {
    this.messages += 1;
    this.bytes += bytes;
  }
}
