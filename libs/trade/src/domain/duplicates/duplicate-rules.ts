/** When an invoice counts as another one again. Data: an operator may hold trades to stricter ones. */
export interface DuplicateRules {
  /** Thousandths by which the amounts of near duplicates may differ. */
  readonly nearAmountPerMille: bigint;
  readonly nearDays: number;
}

export const DEFAULT_DUPLICATE_RULES: DuplicateRules = { nearAmountPerMille: 5n, nearDays: 3 };
