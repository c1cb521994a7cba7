/** What counts as goods sold in a circle. Data: an operator may hold trades to stricter ones. */
export interface CircleRules {
  readonly stepsMin: number;
  readonly stepsMax: number;
  /** From the first step to the last, days. */
  readonly windowDays: number;
  /** The least step in percent of the greatest: what goes round keeps its value, where a trade would add to it. */
  readonly keptPercent: bigint;
  /** Trades looked at for one circle's beginning at most; a search that is cut short says so. */
  readonly looksMax: number;
}

export const DEFAULT_CIRCLE_RULES: CircleRules = {
  stepsMin: 2,
  stepsMax: 6,
  windowDays: 90,
  keptPercent: 95n,
  looksMax: 100_000,
};
