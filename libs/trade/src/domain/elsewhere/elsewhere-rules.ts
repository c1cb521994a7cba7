/** When an invoice between other parties counts as this one again. Data: an operator may hold trades to stricter ones. */
export interface CopyRules {
  /** Between the issue dates of two that have number and amount alike. */
  readonly nearDays: number;
  /** Thousandths by which the amounts of such two may differ. */
  readonly nearAmountPerMille: bigint;
  /** Between the issue dates of two that have all lines alike. */
  readonly linesDays: number;
  /** As many as a report shows. */
  readonly copiesMax: number;
}

export const DEFAULT_COPY_RULES: CopyRules = {
  nearDays: 3,
  nearAmountPerMille: 5n,
  linesDays: 30,
  copiesMax: 10,
};

export interface RelationRules {
  /** From so many parties on, one address or number is a house of offices, a shared desk or a factor: told, and no reason to ask. */
  readonly crowdMin: number;
}

export const DEFAULT_RELATION_RULES: RelationRules = { crowdMin: 20 };
