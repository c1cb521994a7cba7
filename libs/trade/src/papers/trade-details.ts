/** What one trade's four papers say when they agree; the writers take it, and tests bend it. */
export interface TradeDetails {
  readonly seller: Organisation;
  readonly buyer: Organisation;
  /** ISO 4217. */
  readonly currency: string;
  /** Percent, such as `13`. */
  readonly taxPercent: string;
  readonly lines: readonly TradeLine[];
  readonly order: PaperDetails;
  readonly despatch: PaperDetails;
  readonly receipt: PaperDetails;
  readonly invoice: PaperDetails & { readonly dueDate: string };
}

export interface Organisation {
  readonly name: string;
  /** Unified Social Credit Code. */
  readonly uscc: string;
  readonly address?: { readonly street: string; readonly city: string };
  readonly contact?: { readonly person: string; readonly phone: string; readonly email: string };
  /** The bank account on which a seller is paid. */
  readonly account?: string;
}

export interface PaperDetails {
  readonly number: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

export interface TradeLine {
  /** Number of the order line, which every later paper refers to. */
  readonly id: string;
  readonly article: string;
  /** GTIN, where the article has one. */
  readonly gtin?: string;
  readonly name: string;
  /** Decimal digits. */
  readonly quantity: string;
  /** UN/ECE Recommendation 20, such as `H87` (piece) or `TNE` (tonne). */
  readonly unit: string;
  /** Net price of one unit. */
  readonly price: string;
}
