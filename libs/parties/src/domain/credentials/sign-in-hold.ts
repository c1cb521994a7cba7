/** How many wrong secrets are taken before the next attempt has to wait, and how long it waits. */
export interface GuessingLimits {
  /** For one client from one address. */
  readonly failuresPerPair: number;
  /** From one address, for whatever clients. */
  readonly failuresPerAddress: number;
  /** For one client, from wherever. */
  readonly failuresPerClient: number;
  /** After the last that is free; each further one doubles it. */
  readonly firstHoldSeconds: number;
  readonly longestHoldSeconds: number;
  /** Failures count until none has come for so long. */
  readonly forgetHours: number;
  /** How long an address is known from which a client got a token. */
  readonly knownDays: number;
}

/** Injection token of `GuessingLimits`. */
export const GUESSING_LIMITS = Symbol('GuessingLimits');

/** 2 to the power of more than this is beyond any longest hold. */
const DOUBLINGS_MAX = 32;

/** Seconds until the next attempt is looked at; 0 while failures are free. */
export function holdSeconds(failures: number, free: number, limits: GuessingLimits): number {
  if (failures < free) return 0;
  const doublings = Math.min(failures - free, DOUBLINGS_MAX);
  return Math.min(limits.firstHoldSeconds * 2 ** doublings, limits.longestHoldSeconds);
}
