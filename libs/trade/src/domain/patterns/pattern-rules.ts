/** Many invoices, or much billed, at once: the pair's last days against the like spans before them. */
export interface PaceRules {
  readonly windowDays: number;
  /** Earlier windows that it takes to know what is usual. */
  readonly windowsMin: number;
  /** Earlier windows looked at: a year. */
  readonly windowsMax: number;
  /** Above which modified z-score, hundredths. */
  readonly zHundredths: number;
  /** A spread below so many invoices counts as it: where one a week is usual, two are no wonder. */
  readonly leastSpreadInvoices: bigint;
  /** A spread of the sums below so much of their median, per mille, counts as it. */
  readonly leastSpreadPerMille: bigint;
}

export interface RoundAmountRules {
  /** Zeros before the decimal point. */
  readonly zerosMin: number;
  /** Of the pair's invoices, this one among them. */
  readonly sharePercentMin: number;
  readonly sampleMin: number;
}

export interface NumberSequenceRules {
  /** A number may be drawn when an invoice is drafted and dated when it goes out: dates that close contradict no number. */
  readonly slackDays: number;
  readonly comparedMin: number;
  /** Of those compared: one earlier invoice with a slip in its number makes no later one odd. */
  readonly contradictedPercentMin: number;
  readonly runMin: number;
  /** From the first of a run to its last: invoices written together have numbers in a row. */
  readonly runDaysMin: number;
}

export interface PriceOutlierRules {
  /** Prices of invoices dated so near are compared: an older one tells of another market. */
  readonly withinDays: number;
  /** Invoices whose prices are looked at, nearest in time first. */
  readonly invoicesMax: number;
  readonly sampleMin: number;
  /** Above which modified z-score, to either side, hundredths. */
  readonly zHundredths: number;
  readonly deviationPerMilleMin: bigint;
  /** A spread below so much of the median, per mille, counts as it: a list price has none until it changes. */
  readonly leastSpreadPerMille: bigint;
  /** Articles told of, those furthest off first. */
  readonly toldMax: number;
}

export interface DigitsRules {
  readonly sampleMin: number;
  /** The greatest amount by the least: within one power of ten the first digits follow the price list, not Benford. */
  readonly spanMin: bigint;
  /** Left out at each end for the span, percent: one odd invoice does not make amounts of two powers of ten. */
  readonly trimPercent: number;
  /** Mean absolute deviation above what a sample of the size has by chance, millionths. */
  readonly deviationMillionths: number;
}

/** What of a pair's invoices is out of the ordinary. Data: an operator may hold trades to stricter ones. */
export interface PatternRules {
  readonly pace: PaceRules;
  readonly roundAmount: RoundAmountRules;
  readonly numberSequence: NumberSequenceRules;
  readonly priceOutlier: PriceOutlierRules;
  readonly digits: DigitsRules;
  /** Different kinds of signs at once for which a person looks. */
  readonly kindsForReview: number;
}

/** 3.5 is the threshold of Iglewicz and Hoaglin, How to Detect and Handle Outliers (ASQC 1993); 0.015 that of Nigrini, Benford's Law (Wiley 2012). */
export const DEFAULT_PATTERN_RULES: PatternRules = {
  pace: {
    windowDays: 7,
    windowsMin: 8,
    windowsMax: 52,
    zHundredths: 350,
    leastSpreadInvoices: 1n,
    leastSpreadPerMille: 250n,
  },
  roundAmount: { zerosMin: 3, sharePercentMin: 50, sampleMin: 10 },
  numberSequence: { slackDays: 3, comparedMin: 5, contradictedPercentMin: 10, runMin: 5, runDaysMin: 28 },
  priceOutlier: {
    withinDays: 365,
    invoicesMax: 200,
    sampleMin: 8,
    zHundredths: 350,
    deviationPerMilleMin: 100n,
    leastSpreadPerMille: 10n,
    toldMax: 5,
  },
  digits: { sampleMin: 300, spanMin: 100n, trimPercent: 5, deviationMillionths: 15_000 },
  kindsForReview: 2,
};
