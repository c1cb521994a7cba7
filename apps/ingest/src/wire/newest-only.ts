/** Sends one message after the other; of those that wait in one slot the newest alone, so that whoever reads slowly costs no memory. */
export class NewestOnly<M> {
  private readonly waiting = new Map<string, M>();
  private isSending = false;

  constructor(private readonly send: (message: M) => Promise<void>) {}

  put(slot: string, message: M): void {
    this.waiting.set(slot, message);
    if (!this.isSending) void this.sendAll();
  }

  private async sendAll(): Promise<void> {
    this.isSending = true;
    for (let next = this.takeFirst(); next !== undefined; next = this.takeFirst()) {
      // To a connection that is gone; the next one begins with what is newest then.
      await this.send(next).catch(() => this.waiting.clear());
    }
    this.isSending = false;
  }

  private takeFirst(): M | undefined {
    const [first] = this.waiting;
    if (first) this.waiting.delete(first[0]);
    return first?.[1];
  }
}
