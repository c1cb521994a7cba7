/** How often one sender may ask: a bucket of `burst` tokens that fills by `perSecond`, and a request takes one. */
export interface BucketTerms {
  readonly perSecond: number;
  readonly burst: number;
}

export interface Taken {
  readonly isAllowed: boolean;
  /** Whole requests that may follow at once. */
  readonly remaining: number;
  /** Until the bucket is full again. */
  readonly resetSeconds: number;
  /** Until there is a token; 0 when one was taken. */
  readonly retryAfterSeconds: number;
}

interface Bucket {
  readonly tokens: number;
  readonly atMs: number;
}

/**
 * Token buckets by sender, in the memory of this process. A bucket that would be full is forgotten, and of more than `sendersMax` the one
 * that was asked for longest ago: whoever comes under ever new names fills no memory.
 */
export class TokenBuckets {
  /** In the order of last use. */
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    readonly terms: BucketTerms,
    private readonly sendersMax: number,
  ) {}

  get size(): number {
    return this.buckets.size;
  }

  /** Takes a token if there is one; a refusal costs nothing. */
  take(sender: string, nowMs: number): Taken {
    const { perSecond, burst } = this.terms;
    const available = this.availableTo(sender, nowMs);
    const isAllowed = available >= 1;
    const tokens = isAllowed ? available - 1 : available;
    this.buckets.delete(sender);
    this.buckets.set(sender, { tokens, atMs: nowMs });
    this.forget(nowMs);
    return {
      isAllowed,
      remaining: Math.floor(tokens),
      resetSeconds: Math.ceil((burst - tokens) / perSecond),
      retryAfterSeconds: isAllowed ? 0 : Math.ceil((1 - tokens) / perSecond),
    };
  }

  /** A clock that is set back fills nothing, and takes nothing. */
  private availableTo(sender: string, nowMs: number): number {
    const { perSecond, burst } = this.terms;
    const bucket = this.buckets.get(sender);
    if (!bucket) return burst;
    return Math.min(burst, bucket.tokens + (Math.max(0, nowMs - bucket.atMs) / 1000) * perSecond);
  }

  private forget(nowMs: number): void {
    for (const [sender, { atMs }] of this.buckets) {
      const isFull = nowMs - atMs >= (this.terms.burst / this.terms.perSecond) * 1000;
      if (!isFull && this.buckets.size <= this.sendersMax) return;
      this.buckets.delete(sender);
    }
  }
}
