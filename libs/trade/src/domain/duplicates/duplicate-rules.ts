/** When a sum counts as billed twice, as a whole and in pieces. */
export interface CutSumRules {
  /** Between the first piece and the last. */
  readonly piecesWithinDays: number;
  /** Between the whole and each piece. */
  readonly wholeWithinDays: number;
  readonly piecesMax: number;
  /** Looked at as pieces, and as wholes, nearest in time first. */
  readonly candidatesMax: number;
  /** Minor units by which each piece may have been rounded. */
  readonly slackMinor: bigint;
  /** A sum is told of only where fewer than one in so many like searches would find one by chance. */
  readonly chanceOneIn: bigint;
  readonly toldMax: number;
}

/** When an invoice counts as another one again. Data: an operator may hold trades to stricter ones. */
export interface DuplicateRules {
  /** Thousandths by which the amounts of near duplicates may differ. */
  readonly nearAmountPerMille: bigint;
  readonly nearDays: number;
  readonly cutSum: CutSumRules;
}

export const DEFAULT_DUPLICATE_RULES: DuplicateRules = {
  nearAmountPerMille: 5n,
  nearDays: 3,
  cutSum: {
    piecesWithinDays: 7,
    wholeWithinDays: 90,
    piecesMax: 6,
    candidatesMax: 16,
    slackMinor: 1n,
    chanceOneIn: 20n,
    toldMax: 5,
  },
};
