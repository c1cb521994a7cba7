/** What a score was reckoned by: the median deviation, the mean one where that is none, or the least spread that the rules allow. */
export type SpreadUsed = 'median' | 'mean' | 'least';

/** How far a value lies from others. Values are decimal text. */
export interface ScoreFigures {
  readonly median: string;
  /** Median of the absolute deviations from the median. */
  readonly mad: string;
  readonly spread: SpreadUsed;
  /** Hundredths, at most 999,999 to either side. */
  readonly zHundredths: number;
}

/** Invoices of the days up to this one's date, against the earlier windows of as many days. */
export interface VelocitySeen extends ScoreFigures {
  readonly pattern: 'velocity';
  readonly days: number;
  readonly count: number;
  readonly windows: number;
}

/** What the invoices of those days sum up to, against the earlier windows in which anything was billed. Major units as decimal text. */
export interface TurnoverSeen extends ScoreFigures {
  readonly pattern: 'turnover';
  readonly days: number;
  readonly currency: string;
  readonly amount: string;
  readonly windows: number;
}

export interface RoundAmountSeen {
  readonly pattern: 'round-amount';
  /** Round ones of the sample, this one among them, rounded down. */
  readonly sharePercent: number;
  readonly sample: number;
}

/** The number is lower than those of earlier dates, or higher than those of later ones. */
export interface OutOfOrderSeen {
  readonly pattern: 'number-sequence';
  readonly form: 'out-of-order';
  readonly contradicted: number;
  readonly compared: number;
}

/** Nothing was billed to anybody else between the pair's invoices. */
export interface UnbrokenRunSeen {
  readonly pattern: 'number-sequence';
  readonly form: 'unbroken-run';
  readonly invoices: number;
  readonly days: number;
}

/** Net price of one reference unit. */
export interface PriceOutlierSeen extends ScoreFigures {
  readonly pattern: 'price-outlier';
  /** As its key, cut short where it is long. */
  readonly article: string;
  readonly unit: string;
  readonly price: string;
  readonly sample: number;
  /** Of the median; below zero for a price below it; at most 999,999. */
  readonly deviationPerMille: number;
}

export interface DigitsSeen {
  readonly pattern: 'digits';
  readonly sample: number;
  /** Mean absolute deviation of the nine shares from Benford's. */
  readonly madMillionths: number;
  /** The first digit whose share is furthest off. */
  readonly digit: number;
}

/** A sign that an invoice may be made up, with its figures. Never a verdict: each has honest causes. */
export type Pattern =
  VelocitySeen | TurnoverSeen | RoundAmountSeen | OutOfOrderSeen | UnbrokenRunSeen | PriceOutlierSeen | DigitsSeen;

export type PatternKind = 'pace' | Exclude<Pattern['pattern'], 'velocity' | 'turnover'>;

/** Signs of one kind have one cause: who bills more often than usual bills more than usual. */
export function kindOf({ pattern }: Pattern): PatternKind {
  return pattern === 'velocity' || pattern === 'turnover' ? 'pace' : pattern;
}
