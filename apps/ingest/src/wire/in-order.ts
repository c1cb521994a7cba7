/**
 * MQTT 4.6 wants publications acknowledged in the order in which they came, however they are settled; and what comes after one that could
 * not be settled must not be acknowledged either, or its sender would not send it again in its place.
 */
export class InOrder {
  private last: Promise<unknown> = Promise.resolve();

  /** @returns when this one and all before it are settled; rejects as soon as one of them is known to have failed */
  after<T>(settling: Promise<T>): Promise<T> {
    const before = this.last;
    const turn = Promise.all([before, settling]).then(([, settled]) => settled);
    // Whoever waits for it hears of the failure; the chain itself is nobody's.
    turn.catch(() => undefined);
    this.last = turn;
    return turn;
  }
}
