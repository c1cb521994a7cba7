export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** What a whole number among the rules may be where nothing narrower is said. */
const ANY: Bounds = { min: 0, max: 1_000_000_000 };

/** What would make a check meaningless, or let one invoice cost a service seconds. */
const NARROWER: Readonly<Record<string, Bounds>> = {
  'duplicates.nearAmountPerMille': { min: 0, max: 999 },
  'duplicates.nearDays': { min: 0, max: 366 },
  'duplicates.cutSum.piecesMax': { min: 2, max: 8 },
  'duplicates.cutSum.candidatesMax': { min: 2, max: 24 },
  'duplicates.cutSum.toldMax': { min: 1, max: 20 },
  'duplicates.cutSum.wholeWithinDays': { min: 0, max: 366 },
  'circles.stepsMin': { min: 2, max: 8 },
  'circles.stepsMax': { min: 2, max: 8 },
  'circles.windowDays': { min: 0, max: 366 },
  'circles.keptPercent': { min: 1, max: 100 },
  'circles.looksMax': { min: 1, max: 10_000_000 },
  'copies.nearAmountPerMille': { min: 0, max: 999 },
  'copies.copiesMax': { min: 1, max: 50 },
  'patterns.pace.windowDays': { min: 1, max: 366 },
  'patterns.pace.windowsMax': { min: 1, max: 520 },
  'patterns.priceOutlier.toldMax': { min: 1, max: 20 },
  'patterns.priceOutlier.invoicesMax': { min: 1, max: 1_000 },
  'patterns.digits.trimPercent': { min: 0, max: 49 },
  'patterns.kindsForReview': { min: 1, max: 10 },
};

/** @param path names of the rule's places, joined by dots */
export function boundsOf(path: string): Bounds {
  return NARROWER[path] ?? ANY;
}

/** Every path that is bounded by itself, so that a test can hold them to the rules that there are. */
export const BOUNDED_PATHS: readonly string[] = Object.keys(NARROWER);
