import { type Clock, nowSeconds } from '@tallystick/kernel';

/**
 * Numbers attestations by the second of their check, and never two alike: the ledger lets a later one replace an earlier one, and refuses
 * two of one number. Seconds keep rising over restarts without a store; u32 lasts until 2106.
 */
export class AttestationSequence {
  private last = 0;

  constructor(private readonly clock: Clock) {}

  next(): number {
    this.last = Math.max(this.last + 1, nowSeconds(this.clock));
    return this.last;
  }
}
