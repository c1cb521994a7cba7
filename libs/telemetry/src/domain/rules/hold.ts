import { type Consequence, weaker } from './consequence.js';

/** Since when a condition holds without a break, and what its weakest evidence lets it do. Plain JSON. */
export interface Hold {
  /** Event time, milliseconds since 1970; null while the condition does not hold. */
  readonly since: number | null;
  readonly may: Consequence;
}

export const NOT_HELD: Hold = { since: null, may: 'call' };

export function hold(before: Hold, holds: boolean, at: number, may: Consequence): Hold {
  if (!holds) return NOT_HELD;
  return before.since === null ? { since: at, may } : { since: before.since, may: weaker(before.may, may) };
}

export function hasHeld({ since }: Hold, at: number, forMs: number): boolean {
  return since !== null && at - since >= forMs;
}
