import type { DiskBuffer, StoredBatch } from '../buffer/disk-buffer.js';

export interface WindowSettings {
  /** Batches sent and not acknowledged by the broker. */
  readonly windowBatches: number;
  /** Batches sent on without a receipt for any of them. */
  readonly unreceiptedBatches: number;
  /** After so long without a receipt, what was sent is sent again, or, if there is more, the next. */
  readonly receiptTimeoutMs: number;
}

/** A receipt that never comes must not make the gateway send its whole disk every half minute. */
const LONGEST_WAIT_FACTOR = 64;

/**
 * Which batches go over one connection, and when: in the order in which they were signed, so many at a time, and all again of which no receipt
 * has come. An acknowledgement alone deletes nothing and ends nothing: behind it there may be a broker that falls.
 */
export class SendingWindow {
  private lastSent = 0n;
  private inFlight = 0;
  private sinceReceipt = 0;
  private factor = 1;
  private lastProgressMs: number;

  constructor(
    private readonly buffer: Pick<DiskBuffer, 'after'>,
    private readonly settings: WindowSettings,
    nowMs: number,
  ) {
    this.lastProgressMs = nowMs;
  }

  /** What is to be sent now; counted as sent. */
  next(): readonly StoredBatch[] {
    const { windowBatches, unreceiptedBatches } = this.settings;
    const room = Math.min(windowBatches - this.inFlight, unreceiptedBatches - this.sinceReceipt);
    const batches = room > 0 ? this.buffer.after(this.lastSent, room) : [];
    this.lastSent = batches.at(-1)?.id ?? this.lastSent;
    this.inFlight += batches.length;
    this.sinceReceipt += batches.length;
    return batches;
  }

  acknowledged(): void {
    this.inFlight -= 1;
  }

  receipted(nowMs: number): void {
    this.progress(nowMs);
    this.factor = 1;
  }

  /** @returns whether there is something to send that was held back */
  onTick(nowMs: number): boolean {
    const waitMs = this.settings.receiptTimeoutMs * this.factor;
    if (this.sinceReceipt === 0 || this.inFlight > 0 || nowMs - this.lastProgressMs < waitMs) return false;
    const isAll = this.buffer.after(this.lastSent, 1).length === 0;
    if (isAll) {
      this.lastSent = 0n;
      this.factor = Math.min(LONGEST_WAIT_FACTOR, this.factor * 2);
    }
    this.progress(nowMs);
    return true;
  }

  private progress(nowMs: number): void {
    this.lastProgressMs = nowMs;
    this.sinceReceipt = 0;
  }
}
