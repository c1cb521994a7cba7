/** Of requests for quotes. */
export interface QuoteLimits {
  /** Banks that one request may ask. */
  readonly banksMax: number;
  /** For which a request may be open, and is unless it says less. */
  readonly hoursMax: number;
  /** Requests of one party that are open at once. */
  readonly openMax: number;
  /** Quotes by one bank on one request. */
  readonly quotesMax: number;
}

export const QUOTE_LIMITS = Symbol('limits of requests for quotes');
