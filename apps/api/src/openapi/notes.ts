/** A refusal by its code. */
export type Problems = Readonly<
  Record<string, { readonly statuses: readonly number[]; /** “…” for what differs. */ readonly says: string }>
>;

/** What a route's doc comment says, and the codes that it may be refused with, by the id of its operation. */
export type RouteNotes = Readonly<
  Record<string, { readonly summary: string; readonly description: string; readonly problems: readonly string[] }>
>;

export interface SharedProblems {
  /** Before a route is reached: who asks, how often, and whether what is asked can be read. */
  readonly ofAll: readonly string[];
  /** Of `Idempotency-Key`. */
  readonly ofPosts: readonly string[];
}
