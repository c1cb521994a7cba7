/** What may be told of a circle of sales to one of its parties: of the others neither who they are nor what they sold. */
export interface CircleSeen {
  /** Parties, and so sales. */
  readonly parties: number;
  /** From the first sale to the last. */
  readonly days: number;
  /** The least sale in percent of the greatest, rounded down. */
  readonly keptPercent: number;
}

/** An invoice like this one, between other parties. */
export interface CopySeen {
  /** Which of the two sides it has in common with this one. */
  readonly shared: 'seller' | 'buyer' | 'none';
  readonly sameNumber: boolean;
  /** Articles, quantities and amounts, line by line. */
  readonly sameLines: boolean;
  /** Between the two issue dates. */
  readonly daysApart: number;
}

/** Goods that a side's own records tie to another invoice too. */
export interface RepeatedGoodsSeen {
  readonly recorder: 'seller' | 'buyer';
  /** Pallets, pieces and receipts, each known by a number of its own. */
  readonly units: number;
  readonly invoices: number;
}

/** What the seller has in common with parties that should have nothing in common with it. */
export interface RelationSeen {
  readonly by: 'account' | 'address' | 'phone' | 'email' | 'representative' | 'signing-key';
  readonly to: 'buyer' | 'other-sellers';
  /** How many parties share it with the seller. */
  readonly parties: number;
}

/** A sum that the two parties billed one another twice: as a whole, and cut into several invoices. */
export interface CutSumSeen {
  /** What this invoice is of the sum. */
  readonly role: 'whole' | 'piece';
  readonly pieces: number;
  /** From the first of the whole and its pieces to the last. */
  readonly daysApart: number;
  /** SHA-256 of the other invoices of the sum, whole and pieces, lower-case hex, in order. */
  readonly others: readonly string[];
}

/** Figures out of the ordinary, by name: whole numbers, or what they are of. */
export interface PatternSeen {
  readonly pattern: string;
  readonly figures: Readonly<Record<string, string | number>>;
}

/**
 * What whoever asks for a verification has seen beyond the papers of the trade. It can only make a verdict worse, so its source need not be
 * trusted; and it goes to both sides of the trade, so it names nobody else.
 */
export interface SeenElsewhere {
  readonly circles: readonly CircleSeen[];
  readonly copies: readonly CopySeen[];
  readonly goods: readonly RepeatedGoodsSeen[];
  readonly relations: readonly RelationSeen[];
  readonly sums: readonly CutSumSeen[];
  readonly patterns: readonly PatternSeen[];
}

export const NOTHING_SEEN: SeenElsewhere = {
  circles: [],
  copies: [],
  goods: [],
  relations: [],
  sums: [],
  patterns: [],
};
