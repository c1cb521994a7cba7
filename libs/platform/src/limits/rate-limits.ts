import { DomainError } from '@tallystick/kernel';
import type { Clock } from '@tallystick/kernel';
import { type BucketTerms, type Taken, TokenBuckets } from './token-bucket.js';

export interface RateLimitSettings {
  /** Of one credential, on signed-in routes, at each copy of the api. */
  readonly credential: BucketTerms;
  /** Of one address, for what is asked without signing in, at each copy of the api. */
  readonly address: BucketTerms;
  /** How many credentials, and how many addresses, are counted at a time. */
  readonly sendersMax: number;
}

export type RateLimitPolicy = 'credential' | 'address';

export interface CountedRequest extends Taken {
  readonly policy: RateLimitPolicy;
  readonly terms: BucketTerms;
}

/** Answered 429, with `Retry-After`. */
export class RateLimited extends DomainError {
  constructor({ policy, terms: { perSecond, burst }, retryAfterSeconds }: CountedRequest) {
    super(
      'rate-limited',
      'too-many',
      `One ${policy} may make ${burst} requests at once and ${perSecond} a second; the next is answered in ${retryAfterSeconds} s.`,
      { policy, perSecond, burst, retryAfterSeconds },
    );
  }
}

/** How often who asks. In memory: each copy of the api counts for itself, so that no request waits for another machine. */
export class RateLimits {
  private readonly buckets: Readonly<Record<RateLimitPolicy, TokenBuckets>>;

  constructor(
    { credential, address, sendersMax }: RateLimitSettings,
    private readonly clock: Clock,
  ) {
    this.buckets = {
      credential: new TokenBuckets(credential, sendersMax),
      address: new TokenBuckets(address, sendersMax),
    };
  }

  /** @param sender a client id, or what `networkOf` says */
  take(policy: RateLimitPolicy, sender: string): CountedRequest {
    const buckets = this.buckets[policy];
    return { policy, terms: buckets.terms, ...buckets.take(sender, this.clock.nowMs()) };
  }
}

/** `RateLimit-Policy` and `RateLimit` as draft-ietf-httpapi-ratelimit-headers-10 has them: a quota `q` in a window of `w` seconds, `r` left, whole again in `t` seconds. */
export function rateLimitHeaders({ policy, terms, remaining, resetSeconds }: CountedRequest): Record<string, string> {
  const windowSeconds = Math.ceil(terms.burst / terms.perSecond);
  return {
    'ratelimit-policy': `"${policy}";q=${terms.burst};w=${windowSeconds}`,
    ratelimit: `"${policy}";r=${remaining};t=${resetSeconds}`,
  };
}
