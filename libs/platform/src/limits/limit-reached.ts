import { DomainError } from '@tallystick/kernel';
import type { Period } from './period.js';

/** A limit, as who reached it is told. */
export interface ReachedLimit {
  /** What is counted, in the plural: `lookups`. */
  readonly unit: string;
  readonly limit: number;
  readonly per: Period;
  readonly retryAfterSeconds: number;
}

/** Answered 429, with `Retry-After`. */
export class LimitReached extends DomainError {
  constructor(reached: ReachedLimit) {
    const { unit, limit, per, retryAfterSeconds } = reached;
    super(
      'limit-reached',
      'too-many',
      `At most ${limit} ${unit} a ${per} are answered; the next ${per} begins in ${retryAfterSeconds} s.`,
      { ...reached },
    );
  }
}
